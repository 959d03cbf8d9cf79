import type { Metadata } from "next";
import { NoDataset } from "#components/datasets/no-dataset.tsx";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { NewRunForm } from "#components/runs/new-run-form.tsx";
import { DeniedState } from "#components/ui/denied-state.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { summariseDatasets } from "#lib/history/server/summarise-datasets.ts";
import { listServers } from "#lib/inference/server/list-servers.ts";
import { listRecipes } from "#lib/runs/server/list-recipes.ts";

export const metadata: Metadata = { title: "New run" };

export default async function NewRunPage({ searchParams }: PageProps<"/runs/new">) {
	const actor = await requireActor();
	const { dataset: asked } = await searchParams;
	if (!isAllowed(actor, "run:manage")) {
		return (
			<PageFrame title="Runs" titleHref="/runs" detail="New run">
				<DeniedState>Runs are started by a lead or the owner; yours is the role {actor.role}. The studio's owner can change it.</DeniedState>
			</PageFrame>
		);
	}
	const [datasets, servers, [recipe, ...recipes]] = await Promise.all([summariseDatasets(actor), listServers(actor), listRecipes(actor)]);
	const dataset = datasets.find(({ name }) => name === asked) ?? datasets.find(({ images }) => images > 0) ?? datasets[0];
	return (
		<PageFrame title="Runs" titleHref="/runs" detail="New run">
			{dataset && recipe ? (
				<NewRunForm datasets={datasets.map(({ id, name }) => ({ id, name }))} datasetId={dataset.id} recipes={[recipe, ...recipes]} servers={servers} />
			) : (
				<NoDataset />
			)}
		</PageFrame>
	);
}
