"use client";

import { useQuery } from "@tanstack/react-query";
import { Failure } from "#components/layout/failure.tsx";
import { CostCard } from "#components/runs/cost-card.tsx";
import { ErrorsCard } from "#components/runs/errors-card.tsx";
import { InFlightCard } from "#components/runs/in-flight-card.tsx";
import { ResultsCard } from "#components/runs/results-card.tsx";
import { RunHead } from "#components/runs/run-head.tsx";
import { RunServersCard } from "#components/runs/run-servers-card.tsx";
import { RunSkeleton } from "#components/runs/run-skeleton.tsx";
import { RunStanding } from "#components/runs/run-standing.tsx";
import { StagesCard } from "#components/runs/stages-card.tsx";
import { ThroughputCard } from "#components/runs/throughput-card.tsx";
import type { RunId } from "#lib/ids.ts";
import { runQueries } from "#lib/runs/query-options.ts";

/** A run, live each second until it ends. */
export function RunView({ id, mayManage }: { readonly id: RunId; readonly mayManage: boolean }) {
	const { data: status, error, refetch } = useQuery(runQueries.status(id));
	if (!status) return error ? <Failure title="The run could not be read" error={error} onRetry={() => void refetch()} /> : <RunSkeleton />;
	return (
		<div className="grid h-full grid-rows-[auto_minmax(0,1fr)] max-phone:block max-phone:overflow-y-auto">
			<RunHead status={status} mayManage={mayManage} />
			<div className="scroll-thin grid min-h-0 content-start gap-3 px-4 pt-3 pb-4 max-phone:overflow-visible max-phone:px-3">
				<RunStanding status={status} mayManage={mayManage} error={error} />
				<div className="grid items-start gap-3 wide:grid-cols-[minmax(0,1fr)_428px]">
					<div className="grid min-w-0 gap-3">
						<StagesCard status={status} />
						<ErrorsCard status={status} />
						<ResultsCard status={status} />
					</div>
					<div className="grid min-w-0 gap-3">
						<ThroughputCard status={status} />
						{(status.run.state === "running" || status.servers.length > 0) && <InFlightCard status={status} />}
						<RunServersCard status={status} />
						<CostCard status={status} />
					</div>
				</div>
			</div>
		</div>
	);
}
