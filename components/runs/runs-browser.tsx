"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useState } from "react";
import { Failure } from "#components/layout/failure.tsx";
import { NewRunLink } from "#components/runs/new-run-link.tsx";
import { RunsSkeleton } from "#components/runs/runs-skeleton.tsx";
import { RunsTable } from "#components/runs/runs-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { runQueries } from "#lib/runs/query-options.ts";

type RunsBrowserProps = {
	/** One dataset's alone; all of them where there is none. */
	readonly dataset: { readonly id: DatasetId; readonly name: string } | null;
	readonly mayManage: boolean;
	/** Any at all, in the settings. */
	readonly hasServer: boolean;
};

/** Every run, the newest first. Two of them can be ticked and compared. */
export function RunsBrowser({ dataset, mayManage, hasServer }: RunsBrowserProps) {
	const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(runQueries.list(dataset?.id));
	const [ticked, setTicked] = useState<readonly number[]>([]);
	if (!data) return error ? <Failure title="The runs could not be read" error={error} onRetry={() => void refetch()} /> : <RunsSkeleton />;
	const runs = data.pages.flatMap((page) => page.runs);
	if (runs.length === 0) return <NoRun dataset={dataset?.name ?? null} mayManage={mayManage} hasServer={hasServer} />;
	const [second, first] = ticked;
	return (
		<div className="grid gap-3 px-4 py-3">
			<div className="flex min-h-7 items-center gap-3 text-12 text-2">
				{first !== undefined && second !== undefined ? (
					<ButtonLink href={`/runs/compare?${new URLSearchParams({ a: String(first), b: String(second) })}`}>
						Compare {first} and {second}
					</ButtonLink>
				) : (
					<span>Tick two runs to compare them.</span>
				)}
			</div>
			<RunsTable
				runs={runs}
				ticked={ticked}
				onTick={(number) => setTicked(ticked.includes(number) ? ticked.filter((one) => one !== number) : [number, ...ticked].slice(0, 2))}
			/>
			{hasNextPage && (
				<div className="flex justify-center py-2">
					<Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
						Older runs
					</Button>
				</div>
			)}
		</div>
	);
}

function NoRun({ dataset, mayManage, hasServer }: { readonly dataset: string | null; readonly mayManage: boolean; readonly hasServer: boolean }) {
	return (
		<EmptyState
			icon={Activity}
			title={dataset === null ? "No run yet" : `No run on ${dataset} yet`}
			action={
				mayManage && (
					<>
						<NewRunLink />
						{!hasServer && <ButtonLink href="/settings">Add a server</ButtonLink>}
					</>
				)
			}
		>
			A run writes questions and traces about a dataset's images, stage by stage as its recipe says, by servers that you name. It can be paused and resumed, and
			loses nothing when they fail.
			{mayManage && !hasServer && " All recipes but the rules need a server: add one in the settings first."}
			{!mayManage && " A lead or the owner starts one."}
		</EmptyState>
	);
}
