import { Database } from "lucide-react";
import type { Metadata } from "next";
import { CreateDataset } from "#components/datasets/create-dataset.tsx";
import { DatasetTable } from "#components/datasets/dataset-table.tsx";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { summariseDatasets } from "#lib/history/server/summarise-datasets.ts";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage({ searchParams }: PageProps<"/datasets">) {
	const actor = await requireActor();
	const [datasets, asked] = await Promise.all([summariseDatasets(actor), searchParams]);
	const create = isAllowed(actor, "dataset:create") && <CreateDataset initiallyOpen={asked.new !== undefined} />;
	return (
		<PageFrame title="Datasets" actions={datasets.length > 0 && create}>
			{datasets.length === 0 ? (
				<EmptyState icon={Database} title="No dataset yet" action={create}>
					{create ? "Create one, then bring photos in." : "The studio's owner or a lead can create one."}
				</EmptyState>
			) : (
				<div className="p-4">
					<Card>
						<DatasetTable datasets={datasets} />
					</Card>
				</div>
			)}
		</PageFrame>
	);
}
