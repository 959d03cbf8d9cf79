import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { requestJson } from "#lib/http/request-json.ts";
import { type UploadId, uploadedFileSchema, uploadedPageSchema } from "#lib/imports/schema.ts";

export type UploadProgress = { readonly filesDone: number; readonly files: number; readonly bytesDone: number; readonly isOffline: boolean };

type Upload = {
	readonly uploadId: UploadId;
	readonly files: readonly File[];
	readonly signal: AbortSignal;
	readonly onProgress: (progress: UploadProgress) => void;
};

const AT_ONCE = 3;
const RETRY_SECONDS = 3;

/** Sends what the studio does not have yet, a few files at once; while the studio does not answer it waits and goes on by itself. */
export async function uploadFiles({ uploadId, files, signal, onProgress }: Upload): Promise<void> {
	const present = await listPresent(uploadId, signal);
	let progress: UploadProgress = { filesDone: 0, files: files.length, bytesDone: 0, isOffline: false };
	const tell = (change: Partial<UploadProgress>) => {
		progress = { ...progress, ...change };
		onProgress(progress);
	};
	const waiting = files.values();
	const work = async () => {
		for (const file of waiting) {
			const name = nameOfFile(file);
			if (present.get(name) !== file.size) await sendFile(uploadId, name, file, signal, (isOffline) => tell({ isOffline }));
			tell({ filesDone: progress.filesDone + 1, bytesDone: progress.bytesDone + file.size, isOffline: false });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The path within the chosen folder, or the bare name of a file that was chosen by itself. */
export function nameOfFile(file: File): string {
	return file.webkitRelativePath || file.name;
}

async function listPresent(uploadId: UploadId, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
	const present = new Map<string, number>();
	let after: string | null = "";
	while (after !== null) {
		const page: z.infer<typeof uploadedPageSchema> = await requestJson(
			uploadedPageSchema,
			`/api/uploads/${uploadId}/files?${new URLSearchParams(after ? { after } : {})}`,
			{ signal },
		);
		for (const { name, bytes } of page.files) present.set(name, bytes);
		after = page.next;
	}
	return present;
}

async function sendFile(uploadId: UploadId, name: string, file: File, signal: AbortSignal, onOffline: (isOffline: boolean) => void): Promise<void> {
	for (;;) {
		try {
			await requestJson(uploadedFileSchema, `/api/uploads/${uploadId}/files?${new URLSearchParams({ name })}`, { method: "PUT", body: file, signal });
			return;
		} catch (error) {
			if (signal.aborted || !(error instanceof AppError) || error.code !== "unavailable") throw error;
			onOffline(true);
			await new Promise((resolve) => setTimeout(resolve, RETRY_SECONDS * 1_000));
			signal.throwIfAborted();
		}
	}
}
