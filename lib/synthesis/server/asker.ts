import "server-only";
import type { ModelCall } from "#lib/inference/model-call.ts";
import type { Server, ServerProfile } from "#lib/inference/schema.ts";
import type { Generated } from "#lib/inference/server/generate.ts";

/** Who answers the calls of a stage: one server, in the role that the stage has for it. */
export type Asker = {
	readonly server: Server;
	readonly profile: ServerProfile;
	/**
	 * The reply, stored before it is given; the same call is paid once.
	 * @throws CallRefused where the server will not answer it: with a verdict "refused" or "shorten" it never will, with "again" it may some time later
	 */
	readonly ask: (call: ModelCall) => Promise<Generated>;
};
