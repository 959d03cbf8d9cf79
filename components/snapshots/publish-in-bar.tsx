"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { PublishDialog } from "#components/snapshots/publish-dialog.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { snapshotQueries } from "#lib/snapshots/query-options.ts";

/** The page's one primary button: publishes the draft and shows what came of it. */
export function PublishInBar({ dataset }: { readonly dataset: { readonly id: DatasetId; readonly name: string } }) {
	const router = useRouter();
	const { data } = useInfiniteQuery(snapshotQueries.versions(dataset.id));
	const draft = data?.pages[0]?.draft;
	if (!draft) return null;
	const handlePublish = (number: number) =>
		router.push(`/snapshots?${new URLSearchParams({ dataset: dataset.name, snapshot: String(number) })}`, { scroll: false });
	return <PublishDialog datasetId={dataset.id} number={draft.number} onPublish={handlePublish} />;
}
