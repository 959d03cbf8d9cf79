import type { ReactNode } from "react";
import { Logo } from "#components/layout/logo.tsx";

/** The page in front of the studio: one small form under the sign. */
export function Door({ title, children, foot }: { readonly title: string; readonly children: ReactNode; readonly foot?: ReactNode }) {
	return (
		<main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-4 py-12 outline-0">
			<div className="w-full max-w-[360px]">
				<div className="mb-6 flex items-center gap-2.5">
					<Logo />
					<span className="font-semibold text-15">Tracewright</span>
				</div>
				<section className="rounded-4 border border-line bg-surface p-6 shadow-low">
					<h1 className="mb-4 text-18">{title}</h1>
					{children}
				</section>
				{foot && <p className="mt-4 text-12 text-3">{foot}</p>}
			</div>
		</main>
	);
}
