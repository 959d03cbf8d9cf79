import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { NewRunLink } from "#components/runs/new-run-link.tsx";
import { RunView } from "#components/runs/run-view.tsx";
import { isAllowed } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/require-actor.ts";
import { runQueries } from "#lib/runs/query-options.ts";
import { findRun } from "#lib/runs/server/find-run.ts";
import { getRunStatus } from "#lib/runs/server/get-run-status.ts";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: PageProps<"/runs/[id]">) {
	const actor = await requireActor();
	const run = await findRun(actor, (await params).id);
	if (!run) notFound();
	const mayManage = isAllowed(actor, "run:manage");
	const client = new QueryClient();
	await client.prefetchQuery({ ...runQueries.status(run.id), queryFn: () => getRunStatus(actor, { id: run.id }) });
	return (
		<HydrationBoundary state={dehydrate(client)}>
			<PageFrame title="Runs" titleHref="/runs" detail={run.number} actions={mayManage && <NewRunLink />} scroll="fixed">
				<RunView id={run.id} mayManage={mayManage} />
			</PageFrame>
		</HydrationBoundary>
	);
}
