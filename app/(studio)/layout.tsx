import { Rail } from "#components/layout/rail.tsx";

export default function StudioLayout({ children }: LayoutProps<"/">) {
	return (
		<div className="grid h-dvh grid-cols-[var(--rail)_minmax(0,1fr)] grid-rows-[var(--topbar)_minmax(0,1fr)] max-phone:grid-cols-[minmax(0,1fr)] max-phone:grid-rows-[44px_minmax(0,1fr)]">
			<Rail person={{ name: "Owner", role: "owner" }} />
			{children}
		</div>
	);
}
