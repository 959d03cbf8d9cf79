import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { ComparedRuns } from "#components/runs/compared-runs.tsx";
import { requireActor } from "#lib/auth/require-actor.ts";
import { runQueries } from "#lib/runs/query-options.ts";
import { findRun } from "#lib/runs/server/find-run.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";

export const metadata: Metadata = { title: "Runs compared" };

export default async function ComparePage({ searchParams }: PageProps<"/runs/compare">) {
	const actor = await requireActor();
	const asked = await searchParams;
	const [a, b] = await Promise.all([asked.a, asked.b].map((one) => (typeof one === "string" ? findRun(actor, one) : null)));
	if (!a || !b) notFound();
	const client = new QueryClient();
	await Promise.all([a, b].map(({ id }) => client.prefetchQuery({ ...runQueries.status(id), queryFn: () => getRunStatus(actor, { id }) })));
	return (
		<HydrationBoundary state={dehydrate(client)}>
			<PageFrame title="Runs" titleHref="/runs" detail={`${a.number} and ${b.number}`}>
				<ComparedRuns a={a.id} b={b.id} />
			</PageFrame>
		</HydrationBoundary>
	);
}
