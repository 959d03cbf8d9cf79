"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FolderOpen } from "lucide-react";
import { useRef, useState } from "react";
import { ChosenList } from "#components/images/chosen-list.tsx";
import { type ChosenFiles, sortChosenFiles } from "#components/images/sort-chosen-files.ts";
import { nameOfFile, type UploadProgress, uploadFiles } from "#components/images/upload-files.ts";
import { UploadState } from "#components/images/upload-state.tsx";
import { useIsHydrated } from "#components/settings/use-is-hydrated.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { takeLostFocus } from "#components/ui/take-lost-focus.ts";
import type { DatasetId } from "#lib/ids.ts";
import { beginUploadAction, startImportAction } from "#lib/imports/actions.ts";
import { importQueries } from "#lib/imports/query-options.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import { unwrap } from "#lib/result.ts";

/** React writes the attribute, its types do not know it. */
const A_FOLDER = { webkitdirectory: "" };

/** Brings a COCO folder in: choose it, see what was found, send it, and let a worker import it. `isNext`: it is what the page is for just now. */
export function ImportForm({ datasetId, isNext }: { readonly datasetId: DatasetId; readonly isNext: boolean }) {
	const queryClient = useQueryClient();
	const isHydrated = useIsHydrated();
	const input = useRef<HTMLInputElement>(null);
	const stop = useRef<AbortController | null>(null);
	const [progress, setProgress] = useState<UploadProgress | null>(null);
	const choosing = useMutation({ mutationFn: sortChosenFiles });
	const importing = useMutation({
		mutationFn: (chosen: ChosenFiles) => bringIn(datasetId, chosen, { controller: begin(stop), onProgress: setProgress }),
		onSuccess: () => {
			choosing.reset();
			void queryClient.invalidateQueries({ queryKey: jobQueries.all() });
			void queryClient.invalidateQueries({ queryKey: importQueries.all() });
		},
		onSettled: () => setProgress(null),
	});
	const wasStopped = importing.error?.name === "AbortError";
	const chosen = choosing.data;
	return (
		<div className="grid gap-3">
			<p className="text-2">
				A folder with photos and COCO annotations: instances, and captions and a list of licences where there are any. The files may be called anything.
			</p>
			<input
				{...A_FOLDER}
				ref={input}
				type="file"
				multiple
				className="sr-only"
				tabIndex={-1}
				aria-label="Folder with photos and annotations"
				onChange={(event) => {
					choosing.mutate([...(event.target.files ?? [])]);
					importing.reset();
					event.target.value = "";
				}}
			/>
			{chosen && <ChosenList chosen={chosen} />}
			{progress && <UploadState progress={progress} onStop={() => stop.current?.abort()} />}
			{choosing.isError && <Notice tone="bad">The folder could not be read: {choosing.error.message}</Notice>}
			{importing.isError && !wasStopped && <Notice tone="bad">{importing.error.message}</Notice>}
			{wasStopped && <Notice>Stopped. What was sent is kept; choose the folder again to go on.</Notice>}
			{importing.isSuccess && !chosen && (
				<div ref={takeLostFocus} tabIndex={-1} className="rounded-2">
					<Notice tone="good">The files are here and the import has begun; you may close this page.</Notice>
				</div>
			)}
			<div className="flex flex-wrap gap-2">
				<Button
					icon={FolderOpen}
					variant={chosen || !isNext ? "secondary" : "primary"}
					pending={choosing.isPending}
					disabled={importing.isPending || !isHydrated}
					onClick={() => input.current?.click()}
				>
					{chosen ? "Choose another folder" : "Choose a folder"}
				</Button>
				{chosen?.instances && (
					<Button variant="primary" pending={importing.isPending} onClick={() => importing.mutate(chosen)}>
						Import
					</Button>
				)}
			</div>
		</div>
	);
}

function begin(stop: { current: AbortController | null }): AbortController {
	stop.current = new AbortController();
	return stop.current;
}

type Sending = { readonly controller: AbortController; readonly onProgress: (progress: UploadProgress) => void };

async function bringIn(datasetId: DatasetId, chosen: ChosenFiles, { controller: { signal }, onProgress }: Sending): Promise<void> {
	const { instances, captions, licences, pictures } = chosen;
	if (!instances) return;
	const { uploadId } = await unwrap(beginUploadAction({ datasetId }));
	const files = [instances, captions, licences, ...pictures].filter((file) => file !== null);
	await uploadFiles({ uploadId, files, signal, onProgress });
	await unwrap(
		startImportAction({
			uploadId,
			instances: nameOfFile(instances),
			captions: captions && nameOfFile(captions),
			licences: licences && nameOfFile(licences),
		}),
	);
}
