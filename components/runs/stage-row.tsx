import { Check, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { StageBar } from "#components/runs/stage-bar.tsx";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { rateOfStage } from "#lib/runs/rate-of-stage.ts";
import type { FunnelStage } from "#lib/runs/schema.ts";

type StageRowProps = {
	readonly row: FunnelStage;
	/** Nothing comes to it any more. */
	readonly isOver: boolean;
	readonly isRunning: boolean;
	readonly isOpen: boolean;
	readonly onToggle: () => void;
	readonly details: ReactNode;
};

const COLUMNS = 7;
const whole = (n: number) => n.toLocaleString("en");

/** A stage's line of the funnel; what opens under it is its own row. */
export function StageRow({ row, isOver, isRunning, isOpen, onToggle, details }: StageRowProps) {
	const { stage, by, inFlight, kept, done } = row;
	const { label, of } = STAGE_WORDS[stage];
	const waiting = Math.max(0, row.in - done);
	const isUnder = !isOver && isRunning && row.in > done;
	return (
		<>
			<tr className="h-[46px] border-line border-t">
				<td className="pr-3 max-phone:py-2">
					<div className="flex min-w-0 items-center gap-2.5">
						<StageMark isOver={isOver} isUnder={isUnder} />
						<button
							type="button"
							aria-expanded={isOpen}
							onClick={onToggle}
							className="group grid min-w-0 flex-1 rounded-1 text-left leading-[1.3] max-phone:min-h-11 max-phone:content-center"
						>
							<span className="flex min-w-0 items-center gap-1">
								<span className={`truncate font-medium ${isOver ? "text-2" : ""}`}>{label}</span>
								<ChevronRight
									aria-hidden
									className={`size-3 flex-none text-3 transition-transform t-fast group-hover:text-1 ${isOpen ? "rotate-90" : ""}`}
									strokeWidth={2}
								/>
							</span>
							<span className="truncate text-11 text-3">{by ? shortName(by.model) : "rule"}</span>
						</button>
					</div>
					<div className="mt-1.5 pl-6 phone:hidden">
						<StageBar row={row} />
					</div>
				</td>
				<td className="pr-3 max-phone:hidden">
					<StageBar row={row} />
				</td>
				<td className="text-right">
					{whole(done)}
					<span className="text-3"> / {whole(row.in)}</span>
				</td>
				<td className="text-right text-2 max-phone:hidden">{isOver || waiting === 0 ? "–" : whole(waiting)}</td>
				<td className="text-right text-2 max-phone:hidden">{inFlight === 0 ? "–" : whole(inFlight)}</td>
				<td className="text-right font-medium">{whole(kept)}</td>
				<td className="text-right text-2 max-phone:hidden">{writeRate(row, of)}</td>
			</tr>
			{details && (
				<tr>
					<td colSpan={COLUMNS} className="pb-3 pl-6">
						{details}
					</td>
				</tr>
			)}
		</>
	);
}

function StageMark({ isOver, isUnder }: { readonly isOver: boolean; readonly isUnder: boolean }) {
	if (isOver) return <Check role="img" aria-label="Finished" className="size-3.5 flex-none text-accept" strokeWidth={1.75} />;
	return (
		<span
			role="img"
			aria-label={isUnder ? "Under way" : "Waiting"}
			className={`mx-px size-3 flex-none rounded-full border-[2px] ${isUnder ? "border-accent-line border-t-accent" : "border-line-strong"}`}
		/>
	);
}

function writeRate(row: FunnelStage, of: string): string {
	const rate = rateOfStage(row);
	if (!rate) return "–";
	return rate.each === null ? `${((100 * rate.kept) / rate.of).toFixed(1)}%` : `${rate.each.toFixed(1)} per ${of}`;
}

/** Without the house that a model comes from. */
function shortName(model: string): string {
	return model.split("/").at(-1) ?? model;
}
