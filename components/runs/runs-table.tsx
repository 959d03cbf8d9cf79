import Link from "next/link";
import { RunStateChip } from "#components/runs/run-state-chip.tsx";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { measureProgress } from "#lib/runs/measure-progress.ts";
import type { ListedRun, Run } from "#lib/runs/schema.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";
import { writeShort } from "#lib/text/write-short.ts";

type RunsTableProps = {
	readonly runs: readonly ListedRun[];
	/** Numbers of those to compare. */
	readonly ticked: readonly number[];
	readonly onTick: (number: number) => void;
};

export function RunsTable({ runs, ticked, onTick }: RunsTableProps) {
	return (
		<div className="overflow-hidden rounded-3 border border-line bg-surface">
			<table aria-label="Runs" className="w-full table-fixed border-collapse text-left">
				<thead className="max-phone:sr-only">
					<tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:text-11 [&>th]:text-3">
						<th scope="col" className="w-9 pr-0!">
							<span className="sr-only">Compare</span>
						</th>
						<th scope="col">Run</th>
						<th scope="col" className="w-[14%]">
							Dataset
						</th>
						<th scope="col" className="w-[11%]">
							Recipe
						</th>
						<th scope="col" className="w-[100px]">
							State
						</th>
						<th scope="col" className="w-[19%]">
							Progress, stage by stage
						</th>
						<th scope="col" className="w-[108px] text-right">
							Spent
						</th>
						<th scope="col" className="w-[184px]">
							Started
						</th>
					</tr>
				</thead>
				<tbody>
					{runs.map((run) => (
						<RunLine key={run.id} run={run} isTicked={ticked.includes(run.number)} onTick={() => onTick(run.number)} />
					))}
				</tbody>
			</table>
		</div>
	);
}

function RunLine({ run, isTicked, onTick }: { readonly run: ListedRun; readonly isTicked: boolean; readonly onTick: () => void }) {
	return (
		<tr className="border-line border-t hover:bg-hover max-phone:grid max-phone:grid-cols-[36px_minmax(0,1fr)_auto] max-phone:items-center max-phone:gap-x-2 max-phone:px-3 max-phone:py-2.5 max-phone:first:border-t-0 [&>td]:px-3 [&>td]:py-2.5 max-phone:[&>td]:p-0">
			<td className="pr-0!">
				<Checkbox checked={isTicked} onCheckedChange={onTick}>
					<span className="sr-only">Compare run {run.number}</span>
				</Checkbox>
			</td>
			<td>
				<Link href={`/runs/${run.number}`} className="flex min-w-0 items-center gap-2 rounded-1 hover:text-accent max-phone:min-h-11">
					<span className="flex-none text-3">{run.number}</span>
					<span className="min-w-0 truncate font-medium">{run.name}</span>
				</Link>
			</td>
			<td className="truncate text-2 max-phone:hidden">{run.dataset}</td>
			<td className="truncate text-2 max-phone:hidden">
				{run.recipe.name} <span className="text-3">v{run.recipe.version}</span>
			</td>
			<td>
				<RunStateChip state={run.state} />
			</td>
			<td className="max-phone:col-span-2 max-phone:col-start-2">
				<StagesProgress run={run} />
			</td>
			<td className="text-right max-phone:hidden">{writeSpent(run)}</td>
			<td className="text-12 text-2 max-phone:col-span-2 max-phone:col-start-2 max-phone:mt-1">
				<Timestamp at={run.createdAt} style="full" /> <span className="text-3">by {run.by}</span>
			</td>
		</tr>
	);
}

/** A bar for each stage, so that it shows where a run stands; the percent is of all its calls. */
function StagesProgress({ run: { recipe, state, expected, stages } }: { readonly run: ListedRun }) {
	const { done, total } = measureProgress({ recipe, funnel: stages, expected });
	const percent = state === "done" ? 100 : total === 0 ? 0 : Math.floor((100 * done) / total);
	return (
		<span className="flex items-center gap-2.5">
			<span className="flex flex-1 gap-1">
				{stages.map((stage) => (
					<span
						key={stage.stage}
						title={`${STAGE_WORDS[stage.stage].label}: ${stage.done.toLocaleString("en")} of ${stage.in.toLocaleString("en")}`}
						className="h-1.5 flex-1 overflow-hidden rounded-1 bg-line"
					>
						<span className="block h-full bg-accent" style={{ width: `${stage.in === 0 ? 0 : (100 * stage.done) / stage.in}%` }} />
					</span>
				))}
			</span>
			<span className="w-9 flex-none text-right text-12 text-2">{percent}%</span>
		</span>
	);
}

function writeSpent({ dollars, calls, promptTokens, completionTokens }: Run): string {
	if (dollars > 0) return writeDollars(dollars);
	return calls === 0 ? "–" : `${writeShort(promptTokens + completionTokens)} tokens`;
}
