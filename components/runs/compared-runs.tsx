"use client";

import { useQuery } from "@tanstack/react-query";
import { Failure } from "#components/layout/failure.tsx";
import { ComparedFacts } from "#components/runs/compared-facts.tsx";
import { ComparedStages } from "#components/runs/compared-stages.tsx";
import { RunsSkeleton } from "#components/runs/runs-skeleton.tsx";
import type { RunId } from "#lib/ids.ts";
import { runQueries } from "#lib/runs/query-options.ts";

/** Two runs side by side, live where one still goes on. */
export function ComparedRuns({ a, b }: { readonly a: RunId; readonly b: RunId }) {
	const first = useQuery(runQueries.status(a));
	const second = useQuery(runQueries.status(b));
	const error = first.error ?? second.error;
	if (!first.data || !second.data) {
		if (!error) return <RunsSkeleton />;
		return <Failure title="The runs could not be read" error={error} onRetry={() => void Promise.all([first.refetch(), second.refetch()])} />;
	}
	return (
		<div className="mx-auto grid max-w-[1100px] gap-3 p-4">
			<ComparedFacts a={first.data} b={second.data} />
			<ComparedStages a={first.data} b={second.data} />
		</div>
	);
}
