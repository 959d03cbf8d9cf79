import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { watchChannel } from "#lib/db/watch-channel.ts";
import { streamEvents } from "#lib/http/stream-events.ts";
import type { CommandId } from "#lib/ids.ts";
import type { CandidateText } from "#lib/synthesis/candidate-schema.ts";
import { findCandidates, listOpenCandidates, type OwnedCandidate } from "#lib/synthesis/server/candidate-row.ts";

/** One as it is now, and its words where it is under way. */
type Seen = OwnedCandidate & { readonly text: string | null };

/**
 * What comes of a person's candidates, as server-sent events: `all` with those that are under way or wait for a word, `candidate` with one that changed,
 * `text` with what has come of its words since. They are read from the database, so that it does not matter which process makes them.
 */
export function streamCandidates(actor: Actor, request: { readonly headers: Headers; readonly signal: AbortSignal }): Response {
	authorize(actor, "question:edit");
	return streamEvents(request, async (send) => {
		const sent = new Map<CommandId, Sent>();
		const tellAll = async () => send({ name: "all", data: await listOpenCandidates(actor) });
		const unwatch = await watchChannel(
			{ channel: "tracewright_candidate", applicationName: "tracewright-watch", read: (_open, ids) => readSeen(ids) },
			(event) => {
				if (event.kind === "gap") return void tellAll();
				const { actor: owner, candidate, text } = event.row;
				if (owner !== actor.id) return;
				const before = sent.get(candidate.id) ?? { state: null, text: "" };
				if (candidate.state !== before.state) send({ name: "candidate", data: candidate });
				if (text !== null) send({ name: "text", data: toPiece(candidate.id, before.text, text) });
				sent.set(candidate.id, { state: candidate.state, text: text ?? "" });
			},
		);
		await tellAll();
		return unwatch;
	});
}

type Sent = { readonly state: string | null; readonly text: string };

/** Only what is new, where it goes on from what was sent. */
function toPiece(id: CommandId, before: string, text: string): CandidateText {
	return text.startsWith(before) ? { id, from: before.length, text: text.slice(before.length) } : { id, from: 0, text };
}

async function readSeen(ids: readonly string[]): Promise<readonly Seen[]> {
	const [found, texts] = await Promise.all([findCandidates(null, ids), findTexts(ids)]);
	return found.map((owned) => ({ ...owned, text: owned.candidate.state === "running" ? (texts.get(owned.candidate.id) ?? null) : null }));
}

async function findTexts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const { rows } = await database().pool.query<{ id: string; text: string }>(
		"SELECT candidate_id AS id, text FROM candidate_text WHERE candidate_id = ANY ($1::uuid[])",
		[ids],
	);
	return new Map(rows.map(({ id, text }) => [id, text]));
}
