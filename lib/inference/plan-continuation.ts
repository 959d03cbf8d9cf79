import { findTemplate } from "#lib/inference/find-template.ts";
import type { ContinuationTemplate } from "#lib/inference/render-continuation.ts";
import type { ServerProfile } from "#lib/inference/schema.ts";

/** How a server is brought to go on with a thought that its model did not begin. */
export type ContinuationPlan =
	| { readonly by: "template"; readonly template: ContinuationTemplate }
	/** By the server's own tokenizer, which knows the template. */
	| { readonly by: "tokenizer" }
	/** By a chat whose last message is the model's. */
	| { readonly by: "chat" };

export type PlannedContinuation = ContinuationPlan | { readonly by: "none"; readonly says: string };

/** The surest way that the probe found open (`interop.md` C.3): a chat's own continuing comes last, for many templates take thoughts out of it. */
export function planContinuation({ model, completions, tokenize, continues }: ServerProfile): PlannedContinuation {
	const found = findTemplate(model);
	if (completions && found.kind === "found") return { by: "template", template: found.template };
	if (completions && tokenize) return { by: "tokenizer" };
	if (continues) return { by: "chat" };
	if (completions && found.kind === "unknown") return { by: "none", says: found.says };
	return { by: "none", says: `The server of ${model} goes on neither with a raw prompt nor with a begun message, so it cannot continue a thought.` };
}
