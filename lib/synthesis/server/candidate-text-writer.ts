import "server-only";
import { database } from "#lib/db/database.ts";
import type { CommandId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";

/** People see at most ten steps a second. */
const PAUSE_MS = 100;

export type CandidateTextWriter = {
	readonly add: (piece: string) => void;
	/** What was heard until now is void. */
	readonly clear: () => void;
	/** Waits for the write that is under way; nothing is written afterwards. */
	readonly end: () => Promise<void>;
};

/** Puts the words of a candidate under way where every process of the studio can read them. They are for looking at alone: one that fails is let go. */
export function createCandidateTextWriter(id: CommandId): CandidateTextWriter {
	let text = "";
	let timer: NodeJS.Timeout | undefined;
	let writing: Promise<void> = Promise.resolve();
	let writtenAt = Number.NEGATIVE_INFINITY;
	let ended = false;

	function writeSoon(): void {
		if (ended || timer) return;
		timer = setTimeout(write, Math.max(0, writtenAt + PAUSE_MS - performance.now()));
	}

	function write(): void {
		timer = undefined;
		writtenAt = performance.now();
		// Of a surrogate pair one half may have come.
		const storable = text
			.replaceAll("\0", "")
			.replace(/[\ud800-\udbff]$/, "")
			.toWellFormed();
		writing = writing.then(() => writeText(id, storable));
	}

	return {
		add: (piece) => {
			text += piece;
			writeSoon();
		},
		clear: () => {
			text = "";
			writeSoon();
		},
		end: () => {
			ended = true;
			clearTimeout(timer);
			return writing;
		},
	};
}

async function writeText(id: CommandId, text: string): Promise<void> {
	try {
		await database().pool.query(
			`INSERT INTO candidate_text (candidate_id, text) SELECT id, $2 FROM candidate WHERE id = $1 AND state = 'running'
			 ON CONFLICT (candidate_id) DO UPDATE SET text = EXCLUDED.text`,
			[id, text],
		);
	} catch (error) {
		log.warn({ err: error, candidate: id }, "The words of a candidate could not be written");
	}
}
