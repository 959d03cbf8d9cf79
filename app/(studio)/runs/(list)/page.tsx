import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { NewRunLink } from "#components/runs/new-run-link.tsx";
import { RunsBrowser } from "#components/runs/runs-browser.tsx";
import { RunsFilter } from "#components/runs/runs-filter.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { listDatasets } from "#lib/history/server/list-datasets.ts";
import { listServers } from "#lib/inference/server/list-servers.ts";
import { runQueries } from "#lib/runs/query-options.ts";
import { listRuns } from "#lib/runs/server/list-runs.ts";

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({ searchParams }: PageProps<"/runs">) {
	const actor = await requireActor();
	const [datasets, asked] = await Promise.all([listDatasets(actor), searchParams]);
	const dataset = datasets.find((one) => one.name === asked.dataset) ?? null;
	if (!dataset && asked.dataset !== undefined) notFound();
	const mayManage = isAllowed(actor, "run:manage");
	const hasServer = !mayManage || (await listServers(actor)).length > 0;
	const client = new QueryClient();
	const datasetId = dataset?.id;
	const listed = await client.fetchInfiniteQuery({ ...runQueries.list(datasetId), queryFn: () => listRuns(actor, { datasetId }) });
	const hasRuns = listed.pages.some(({ runs }) => runs.length > 0);
	return (
		<HydrationBoundary state={dehydrate(client)}>
			<PageFrame
				title="Runs"
				tools={datasets.length > 1 && <RunsFilter datasets={datasets.map(({ name }) => name)} dataset={dataset?.name ?? null} />}
				actions={mayManage && hasRuns && <NewRunLink />}
			>
				<RunsBrowser key={dataset?.id ?? "all"} dataset={dataset} mayManage={mayManage} hasServer={hasServer} />
			</PageFrame>
		</HydrationBoundary>
	);
}
