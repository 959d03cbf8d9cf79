import { classNames } from "#components/ui/class-names.ts";

type ProgressProps = {
	readonly label: string;
	readonly done: number;
	/** Null while it is not known: the bar then only shows that work goes on. */
	readonly total: number | null;
};

/** A 4 px bar. The count in words belongs beside it. */
export function Progress({ label, done, total }: ProgressProps) {
	const share = total && total > 0 ? Math.min(1, done / total) : 0;
	return (
		<div
			role="progressbar"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={total ?? undefined}
			aria-valuenow={total === null ? undefined : done}
			className="h-1 overflow-hidden rounded-full bg-line"
		>
			<div
				className={classNames("h-full rounded-full bg-accent", total === null && "animate-pulse")}
				style={{ width: total === null ? "100%" : `${share * 100}%` }}
			/>
		</div>
	);
}
