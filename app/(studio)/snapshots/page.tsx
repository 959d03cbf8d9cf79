import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DatasetSelect } from "#components/datasets/dataset-select.tsx";
import { NoDataset } from "#components/datasets/no-dataset.tsx";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { PublishInBar } from "#components/snapshots/publish-in-bar.tsx";
import { SnapshotsBrowser } from "#components/snapshots/snapshots-browser.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { listDatasets } from "#lib/history/server/list-datasets.ts";
import { snapshotQueries } from "#lib/snapshots/query-options.ts";
import { snapshotNumberSchema } from "#lib/snapshots/schema.ts";
import { listVersions } from "#lib/snapshots/server/list-versions.ts";

export const metadata: Metadata = { title: "Snapshots" };

const numberSchema = z.coerce.number().pipe(snapshotNumberSchema).nullable().catch(null);

export default async function SnapshotsPage({ searchParams }: PageProps<"/snapshots">) {
	const actor = await requireActor();
	const [datasets, asked] = await Promise.all([listDatasets(actor), searchParams]);
	const dataset = asked.dataset === undefined ? datasets[0] : datasets.find((one) => one.name === asked.dataset);
	if (!dataset && asked.dataset !== undefined) notFound();
	if (!dataset) {
		return (
			<PageFrame title="Snapshots">
				<NoDataset />
			</PageFrame>
		);
	}
	const client = new QueryClient();
	await client.prefetchInfiniteQuery({ ...snapshotQueries.versions(dataset.id), queryFn: () => listVersions(actor, { datasetId: dataset.id }) });
	return (
		<HydrationBoundary state={dehydrate(client)}>
			<PageFrame
				title="Snapshots"
				tools={<DatasetSelect datasets={datasets.map((one) => one.name)} dataset={dataset.name} path="/snapshots" />}
				actions={isAllowed(actor, "snapshot:publish") && <PublishInBar key={dataset.id} dataset={dataset} />}
				scroll="fixed"
			>
				<SnapshotsBrowser
					key={dataset.id}
					dataset={dataset}
					number={numberSchema.parse(asked.snapshot ?? null)}
					mayExport={isAllowed(actor, "snapshot:export")}
					mayRestore={isAllowed(actor, "snapshot:publish")}
				/>
			</PageFrame>
		</HydrationBoundary>
	);
}
