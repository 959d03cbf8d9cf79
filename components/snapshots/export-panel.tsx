"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ExportJobs } from "#components/snapshots/export-jobs.tsx";
import { FirstRow } from "#components/snapshots/first-row.tsx";
import { LicenceList } from "#components/snapshots/licence-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { startExportAction } from "#lib/exports/actions.ts";
import { exportQueries } from "#lib/exports/query-options.ts";
import type { ExportPreview } from "#lib/exports/schema.ts";
import type { DatasetId } from "#lib/ids.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import { unwrap } from "#lib/result.ts";

type ExportPanelProps = { readonly datasetId: DatasetId; readonly snapshot: number };

/** What would leave, under which licences, in which form; and the button that lets it. */
export function ExportPanel({ datasetId, snapshot }: ExportPanelProps) {
	const { data, error, refetch } = useQuery(exportQueries.preview({ datasetId, snapshot }));
	return (
		<section aria-label={`Export snapshot ${snapshot}`} className="flex min-h-full flex-col px-5 py-4">
			<h2 className="text-15">Export v{snapshot}</h2>
			<Caption>Trainer</Caption>
			<p className="flex min-h-[38px] items-center gap-2.5 rounded-3 border border-line bg-accent-soft px-3">
				<b className="font-medium">LLaMA-Factory</b>
				<span className="ml-auto text-12 text-2">SFT, ShareGPT form</span>
			</p>
			{data && <ExportForm datasetId={datasetId} snapshot={snapshot} preview={data} />}
			{!data && !error && <ExportSkeleton />}
			{!data && error && (
				<ErrorState title="The export could not be looked at" action={<Button onClick={() => void refetch()}>Try again</Button>}>
					{error.message}
				</ErrorState>
			)}
			<ExportJobs datasetId={datasetId} />
		</section>
	);
}

function ExportForm({ datasetId, snapshot, preview }: ExportPanelProps & { readonly preview: ExportPreview }) {
	const queryClient = useQueryClient();
	const [accepted, setAccepted] = useState<readonly string[]>([]);
	const starting = useMutation({
		mutationFn: () => unwrap(startExportAction({ datasetId, snapshot, acceptLicences: [...accepted] })),
		onSuccess: () => queryClient.invalidateQueries({ queryKey: jobQueries.all() }),
	});
	const held = preview.licences.filter((licence) => !licence.isAccepted && !accepted.includes(licence.code));
	return (
		<>
			<Caption>Rows</Caption>
			<p className="text-12 text-2">
				{preview.rows.toLocaleString("en")} in all: {preview.splits.train.toLocaleString("en")} train, {preview.splits.validation.toLocaleString("en")}{" "}
				validation, {preview.splits.test.toLocaleString("en")} test
			</p>
			<Caption>Licences</Caption>
			<LicenceList licences={preview.licences} accepted={accepted} onAcceptedChange={setAccepted} />
			<Caption>First row</Caption>
			{preview.firstRow ? (
				<FirstRow row={preview.firstRow} />
			) : (
				<p className="text-12 text-2">None: no accepted trace of an accepted question is in this snapshot.</p>
			)}
			<div className="mt-4 grid gap-2">
				{starting.error && <Notice tone="bad">{starting.error.message}</Notice>}
				<Button variant="primary" size="large" block pending={starting.isPending} disabled={held.length > 0} onClick={() => starting.mutate()}>
					Export for LLaMA-Factory
				</Button>
				<p className="text-center text-11 text-3">
					{held.length > 0
						? `Take on ${held.map((licence) => licence.title).join(", ")} above, or reject the questions on those pictures.`
						: "Same snapshot, same bytes."}
				</p>
			</div>
		</>
	);
}

function Caption({ children }: { readonly children: ReactNode }) {
	return <h3 className="mt-3.5 mb-1.5 font-semibold text-11 text-3 tracking-normal">{children}</h3>;
}

function ExportSkeleton() {
	return (
		<div role="status" aria-label="Loading the export" className="mt-5 grid gap-4">
			<Skeleton width="70%" />
			<Skeleton height={40} />
			<Skeleton height={40} />
			<Skeleton height={160} />
			<Skeleton height={38} />
		</div>
	);
}
