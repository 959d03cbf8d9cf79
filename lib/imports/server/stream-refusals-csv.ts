import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { REFUSALS_HEADER, refusalsToCsv } from "#lib/imports/refusals-to-csv.ts";
import type { ImportId } from "#lib/imports/schema.ts";
import { listRefusals } from "#lib/imports/server/list-refusals.ts";

/** All that an import refused, as CSV, a thousand rows at a time. */
export async function* streamRefusalsCsv(actor: Actor, importId: ImportId): AsyncGenerator<Buffer> {
	yield Buffer.from(REFUSALS_HEADER);
	for (let after: number | null = 0; after !== null; ) {
		const page: Awaited<ReturnType<typeof listRefusals>> = await listRefusals(actor, { importId, after, limit: 1_000 });
		yield Buffer.from(refusalsToCsv(page.refusals));
		after = page.next;
	}
}
