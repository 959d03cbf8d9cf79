import { sha256 } from "#lib/history/content.ts";
import { type CommandId, createId } from "#lib/ids.ts";

/** The one id of an act of seeding, however often it is begun. It sorts before every other. */
export function sampleCommandId(about: string): CommandId {
	return createId<CommandId>(0, sha256(`samples ${about}`).subarray(0, 10));
}
