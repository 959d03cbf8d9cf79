import "server-only";
import { database } from "#lib/db/database.ts";
import type { JobId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";

/** People see at most four steps a second; the last one is always written. */
const PAUSE_MS = 250;

export type ProgressWriter = {
	readonly tell: (done: number, total: number | null) => void;
	readonly latest: () => { readonly done: number; readonly total: number | null };
	/** Waits for the write that is under way; nothing is written afterwards. */
	readonly end: () => Promise<void>;
};

export function createProgressWriter(id: JobId, attempt: number): ProgressWriter {
	let latest: { readonly done: number; readonly total: number | null } = { done: 0, total: null };
	let timer: NodeJS.Timeout | undefined;
	let writing: Promise<void> = Promise.resolve();
	let writtenAt = Number.NEGATIVE_INFINITY;
	let ended = false;

	function write(): void {
		timer = undefined;
		writtenAt = performance.now();
		writing = writing.then(() => writeProgress(id, attempt, latest));
	}

	return {
		tell: (done, total) => {
			latest = { done: Math.trunc(done), total: total === null ? null : Math.trunc(total) };
			if (ended || timer) return;
			timer = setTimeout(write, Math.max(0, writtenAt + PAUSE_MS - performance.now()));
		},
		latest: () => latest,
		end: () => {
			ended = true;
			clearTimeout(timer);
			return writing;
		},
	};
}

async function writeProgress(id: JobId, attempt: number, latest: { readonly done: number; readonly total: number | null }): Promise<void> {
	try {
		await database().pool.query("UPDATE job SET done = $3, total = $4 WHERE id = $1 AND attempt = $2 AND state = 'running'", [
			id,
			attempt,
			latest.done,
			latest.total,
		]);
	} catch (error) {
		log.warn({ err: error, job: id }, "Progress could not be written");
	}
}
