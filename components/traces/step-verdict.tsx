import { classNames } from "#components/ui/class-names.ts";
import type { StepVerdict as Verdict } from "#lib/review/judgement-schema.ts";

type StepVerdictProps = {
	readonly number: number;
	/** Null while it is not judged. */
	readonly verdict: Verdict | null;
	readonly isCurrent: boolean;
	readonly onChoose: (verdict: Verdict | null) => void;
};

const VERDICTS = [
	{ verdict: 1, sign: "+", name: "Good", chosen: "bg-accept-soft text-accept" },
	{ verdict: 0, sign: "0", name: "Neutral", chosen: "bg-defer-soft text-1" },
	{ verdict: -1, sign: "−", name: "Bad", chosen: "bg-reject-soft text-reject shadow-[inset_0_0_0_1px_var(--reject)]" },
] as const;

/** Good, neutral or bad. The one that is chosen, pressed again, is taken back. */
export function StepVerdict({ number, verdict, isCurrent, onChoose }: StepVerdictProps) {
	return (
		<fieldset
			aria-label={`Verdict on step ${number}`}
			className={classNames("flex self-start rounded-1 border", isCurrent ? "border-line-control bg-surface text-1" : "border-line text-3")}
		>
			{VERDICTS.map((one) => (
				<button
					key={one.verdict}
					type="button"
					aria-label={one.name}
					aria-pressed={verdict === one.verdict}
					onClick={() => onChoose(verdict === one.verdict ? null : one.verdict)}
					className={classNames("size-6 rounded-[3px] font-semibold text-12 hover:bg-hover max-phone:size-9", verdict === one.verdict && one.chosen)}
				>
					{one.sign}
				</button>
			))}
		</fieldset>
	);
}
