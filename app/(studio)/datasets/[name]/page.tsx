import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatasetFigures } from "#components/datasets/dataset-figures.tsx";
import { FollowJobs } from "#components/datasets/follow-jobs.tsx";
import { ImportForm } from "#components/images/import-form.tsx";
import { ImportList } from "#components/images/import-list.tsx";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { WriteQuestionsForm } from "#components/questions/write-questions-form.tsx";
import { JobPanel } from "#components/runs/job-panel.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { datasetNameSchema } from "#lib/history/schema.ts";
import { summariseDatasets } from "#lib/history/server/summarise-datasets.ts";

export async function generateMetadata({ params }: PageProps<"/datasets/[name]">): Promise<Metadata> {
	return { title: nameOf((await params).name) ?? "Datasets" };
}

/** Of an address that may be damaged. */
function nameOf(segment: string): string | null {
	try {
		return datasetNameSchema.safeParse(decodeURIComponent(segment)).data ?? null;
	} catch {
		return null;
	}
}

export default async function DatasetPage({ params }: PageProps<"/datasets/[name]">) {
	const actor = await requireActor();
	const name = nameOf((await params).name);
	const [dataset] = name === null ? [] : await summariseDatasets(actor, { name });
	if (!dataset) notFound();
	return (
		<PageFrame
			title="Datasets"
			titleHref="/datasets"
			detail={dataset.name}
			actions={
				dataset.questions > 0 && (
					<ButtonLink href={`/review?${new URLSearchParams({ dataset: dataset.name })}`} variant="primary">
						Review
					</ButtonLink>
				)
			}
		>
			<FollowJobs datasetId={dataset.id} />
			<div className="grid gap-3 p-4">
				<DatasetFigures dataset={dataset} />
				<div className="grid items-start gap-3 wide:grid-cols-[minmax(0,1fr)_400px]">
					<div className="grid gap-3">
						{isAllowed(actor, "image:import") && (
							<Card title="Bring photos in">
								<ImportForm datasetId={dataset.id} isNext={dataset.images === 0} />
							</Card>
						)}
						{dataset.images > 0 && isAllowed(actor, "question:write") && (
							<Card
								title="Write questions"
								meta="by rules"
								action={
									isAllowed(actor, "run:manage") && (
										<ButtonLink href={`/runs/new?${new URLSearchParams({ dataset: dataset.name })}`}>Write with servers</ButtonLink>
									)
								}
							>
								<WriteQuestionsForm datasetId={dataset.id} isNext={dataset.questions === 0} />
							</Card>
						)}
						<Card title="Imports">
							<ImportList datasetId={dataset.id} />
						</Card>
					</div>
					<Card title="Jobs">
						<JobPanel datasetId={dataset.id} canCancel={isAllowed(actor, "job:cancel")} />
					</Card>
				</div>
			</div>
		</PageFrame>
	);
}
