import { labelPart } from "#lib/history/part-hash.ts";
import type { SubjectKind } from "#lib/history/schema.ts";

const LABEL = labelPart("");
const OUTCOMES: Readonly<Record<string, string>> = { rejected: "was rejected", removed: "left the dataset" };

/** Why something is stale, in words: which part of what it rests on is another than it was. */
export function describeCause({ kind, part }: { readonly kind: SubjectKind; readonly part: string }): string {
	const outcome = OUTCOMES[part];
	if (outcome) return `a ${kind} it rests on ${outcome}`;
	if (part === "") return `a ${kind} it rests on changed`;
	if (part === "captions") return "the captions of the photo changed";
	if (part.startsWith(LABEL)) return `the regions of ${part.slice(LABEL.length)} on the photo changed`;
	return `the region ${part.toUpperCase()} on the photo changed`;
}
