import { Fragment, type ReactNode } from "react";
import { RunActions } from "#components/runs/run-actions.tsx";
import { RunStateChip } from "#components/runs/run-state-chip.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { foreseeSecondsLeft } from "#lib/runs/foresee-seconds-left.ts";
import { measureProgress } from "#lib/runs/measure-progress.ts";
import { rateOfLastMinutes } from "#lib/runs/rate-of-last-minutes.ts";
import type { Run, RunStatus } from "#lib/runs/schema.ts";
import { writeDuration } from "#lib/text/write-duration.ts";

/** What a run is, how far it is, and what can be done with it. */
export function RunHead({ status, mayManage }: { readonly status: RunStatus; readonly mayManage: boolean }) {
	const { run } = status;
	return (
		<section
			aria-label="Run"
			className="flex min-h-16 flex-wrap items-center gap-x-5 gap-y-2 border-line border-b bg-surface px-4 py-2.5 max-phone:flex-col max-phone:items-stretch"
		>
			<div className="min-w-0 flex-1 basis-[420px] max-phone:basis-auto">
				<div className="flex min-w-0 items-center gap-2">
					<h2 className="min-w-0 truncate text-15">{run.name}</h2>
					<RunStateChip state={run.state} />
				</div>
				<p className="mt-1 text-12 text-2">
					{factsOf(run).map(({ name, fact }, place) => (
						<Fragment key={name}>
							{place > 0 && <i aria-hidden className="mx-2 inline-block size-[3px] rounded-full bg-line-control align-[3px]" />}
							{fact}
						</Fragment>
					))}
				</p>
			</div>
			<RunProgress status={status} />
			{mayManage && run.endedAt === null && <RunActions run={run} />}
		</section>
	);
}

function factsOf({
	number,
	dataset,
	createdAt,
	by,
	seed,
	recipe,
	prompts,
	resumes,
	subjectLimit,
}: Run): readonly { readonly name: string; readonly fact: ReactNode }[] {
	const began = (
		<>
			started <Timestamp at={createdAt} style="full" /> by {by}
		</>
	);
	return [
		{ name: "number", fact: `Run ${number}` },
		{ name: "dataset", fact: dataset },
		{ name: "began", fact: began },
		{ name: "seed", fact: `seed ${seed}` },
		{ name: "recipe", fact: `recipe ${recipe.name} v${recipe.version}` },
		...(prompts.length === 0 ? [] : [{ name: "prompts", fact: `prompts ${prompts.join(", ")}` }]),
		...(subjectLimit === null ? [] : [{ name: "limit", fact: `the first ${subjectLimit.toLocaleString("en")}` }]),
		...(resumes === 0 ? [] : [{ name: "resumes", fact: `resumed ${resumes === 1 ? "once" : `${resumes} times`}, nothing repeated` }]),
	];
}

function RunProgress({ status }: { readonly status: RunStatus }) {
	const { run, funnel, expected, minutes, at } = status;
	const progress = measureProgress({ recipe: run.recipe, funnel, expected });
	const isDone = run.state === "done";
	const share = isDone ? 1 : progress.total === 0 ? 0 : progress.done / progress.total;
	const pace = { progress, calls: run.calls, callsPerSecond: rateOfLastMinutes({ minutes, beganAt: run.createdAt, at }).calls };
	const left = run.state === "running" ? foreseeSecondsLeft(pace) : null;
	const elapsed = writeDuration((Date.parse(run.endedAt ?? at) - Date.parse(run.createdAt)) / 1_000);
	return (
		<div className="w-[270px] max-phone:w-full">
			<div className="mb-1.5 flex justify-between gap-3 text-12">
				<b className="font-semibold">{Math.floor(share * 100)}%</b>
				<span className="text-3">{left === null ? elapsed : `${elapsed}, about ${writeDuration(left)} left`}</span>
			</div>
			<Progress label="Progress of the run" done={Math.floor(share * 100)} total={100} />
		</div>
	);
}
