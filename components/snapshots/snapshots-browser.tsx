"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Layers } from "lucide-react";
import { ExportPanel } from "#components/snapshots/export-panel.tsx";
import { RestoreDialog } from "#components/snapshots/restore-dialog.tsx";
import { SnapshotsFrame } from "#components/snapshots/snapshots-frame.tsx";
import { VersionList } from "#components/snapshots/version-list.tsx";
import { VersionSummary } from "#components/snapshots/version-summary.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { snapshotQueries } from "#lib/snapshots/query-options.ts";

type SnapshotsBrowserProps = {
	readonly dataset: { readonly id: DatasetId; readonly name: string };
	/** From the address; the latest where it names none. */
	readonly number: number | null;
	readonly mayExport: boolean;
	readonly mayRestore: boolean;
};

/** Every version of a dataset, one of them in full, and its way out. */
export function SnapshotsBrowser({ dataset, number, mayExport, mayRestore }: SnapshotsBrowserProps) {
	const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(snapshotQueries.versions(dataset.id));
	const draft = data?.pages[0]?.draft;
	if (!data || !draft) {
		return error ? (
			<ErrorState title="The snapshots could not be read" action={<Button onClick={() => void refetch()}>Try again</Button>}>
				{error.message}
			</ErrorState>
		) : null;
	}
	const snapshots = data.pages.flatMap((page) => page.snapshots);
	const at = number === null ? 0 : snapshots.findIndex((snapshot) => snapshot.number === number);
	const selected = snapshots[at];
	const versions = (
		<VersionList
			draft={draft}
			snapshots={snapshots}
			selected={selected?.number ?? null}
			hrefOf={(each) => `/snapshots?${new URLSearchParams({ dataset: dataset.name, snapshot: String(each) })}`}
			more={
				hasNextPage && (
					<div className="p-4">
						<Button block pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
							Older snapshots
						</Button>
					</div>
				)
			}
		/>
	);
	if (!selected) {
		return (
			<SnapshotsFrame versions={versions}>
				<EmptyState icon={Layers} title={number === null ? "Nothing published yet" : `No snapshot ${number} here`}>
					{number === null
						? "A snapshot fixes what the dataset holds, so that an export of it is the same for ever. Publish one when there is something to keep."
						: "It may be older than those listed, or of another dataset."}
				</EmptyState>
			</SnapshotsFrame>
		);
	}
	return (
		<SnapshotsFrame versions={versions} aside={mayExport && <ExportPanel key={selected.number} datasetId={dataset.id} snapshot={selected.number} />}>
			<VersionSummary
				snapshot={selected}
				before={snapshots[at + 1] ?? null}
				actions={mayRestore && <RestoreDialog datasetId={dataset.id} number={selected.number} />}
			/>
		</SnapshotsFrame>
	);
}
