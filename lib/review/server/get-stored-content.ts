import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import type { Content } from "#lib/history/content.ts";
import { findContents } from "#lib/history/server/find-contents.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";

/** The content at the subject's head, with its facets. */
export async function getStoredContent(tx: Tx, subject: Pick<Subject, "id" | "hash">): Promise<Content> {
	const hash = subject.hash.toString("hex");
	const content = (await findContents(tx, [subject.hash])).get(hash);
	if (!content) throw new AppError("internal", `The content ${hash} of ${subject.id} is gone.`);
	return content;
}
