import { classNames } from "#components/ui/class-names.ts";

type SkeletonProps = { readonly width?: number | string; readonly height?: number; readonly round?: boolean };

/** A grey block where something will stand, of the very size it will have. Appears after 300 ms. */
export function Skeleton({ width = "100%", height = 12, round = false }: SkeletonProps) {
	return (
		<span aria-hidden className={classNames("block flex-none animate-reveal", round && "rounded-full")} style={{ width, height }}>
			<span className="block size-full animate-pulse rounded-1 bg-line" />
		</span>
	);
}
