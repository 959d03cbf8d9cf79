import type { QuestionContent } from "#lib/questions/schema.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

/** In which roles a server can make the question or trace anew. */
export function rolesOfCandidate(content: Pick<QuestionContent, "kind"> | Pick<TraceContent, "kind" | "form">): readonly ("writer" | "vlm" | "reasoner")[] {
	if (content.kind === "question") return ["writer", "vlm"];
	return content.form === "simple" ? ["vlm"] : ["reasoner"];
}
