"use client";

import { useState } from "react";
import { StageDetails } from "#components/runs/stage-details.tsx";
import { StageRow } from "#components/runs/stage-row.tsx";
import { Card } from "#components/ui/card.tsx";
import type { RunStatus } from "#lib/runs/schema.ts";
import type { StageName } from "#lib/synthesis/recipe-schema.ts";

/** The funnel, stage by stage. Each opens to why it rejected, and how its answers stand against the key. */
export function StagesCard({ status }: { readonly status: RunStatus }) {
	const [opened, setOpened] = useState<readonly StageName[]>([]);
	const { run, funnel, samples, workers } = status;
	const handleToggle = (stage: StageName) => setOpened(opened.includes(stage) ? opened.filter((one) => one !== stage) : [...opened, stage]);
	return (
		<Card title="Stages" meta="bar: done, solid part: kept" action={run.state === "running" && <Live isAttended={workers > 0} />}>
			<table aria-label="Stages" className="w-full table-fixed border-collapse text-left">
				<thead>
					<tr className="[&>th]:pb-1.5 [&>th]:font-medium [&>th]:text-11 [&>th]:text-3">
						<th scope="col" className="w-[230px] max-phone:w-auto">
							Stage
						</th>
						<th scope="col" className="max-phone:hidden">
							<span className="sr-only">Bar</span>
						</th>
						<th scope="col" className="w-[132px] text-right max-phone:w-[92px]">
							Done
						</th>
						<th scope="col" className="w-[72px] text-right max-phone:hidden">
							Waiting
						</th>
						<th scope="col" className="w-[72px] text-right max-phone:hidden">
							In flight
						</th>
						<th scope="col" className="w-[80px] text-right max-phone:w-[60px]">
							Kept
						</th>
						<th scope="col" className="w-[104px] text-right max-phone:hidden">
							Rate
						</th>
					</tr>
				</thead>
				<tbody>
					{funnel.map((row, place) => {
						const isOver = run.isPlanned && funnel.slice(0, place + 1).every((one) => one.done === one.in);
						const isOpen = opened.includes(row.stage);
						return (
							<StageRow
								key={row.stage}
								row={row}
								isOver={isOver}
								isRunning={run.state === "running"}
								isOpen={isOpen}
								onToggle={() => handleToggle(row.stage)}
								details={isOpen && <StageDetails row={row} samples={samples.filter(({ stage }) => stage === row.stage)} />}
							/>
						);
					})}
				</tbody>
			</table>
		</Card>
	);
}

function Live({ isAttended }: { readonly isAttended: boolean }) {
	return (
		<span className="flex items-center gap-2 text-11 text-3">
			<span aria-hidden className={`size-[7px] rounded-full ${isAttended ? "bg-accent" : "bg-line-control"}`} />
			{isAttended ? "live, 1 s" : "waiting for a worker"}
		</span>
	);
}
