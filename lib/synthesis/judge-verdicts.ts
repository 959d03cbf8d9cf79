import { z } from "zod";
import { letterSchema, type OptionLetter } from "#lib/questions/schema.ts";

/** A verifier's answer to `phraseVerifyPrompt`. */
export const verdictSchema = z.object({ seen: z.string(), verdict: z.enum(["answerable", "ambiguous", "not answerable"]), answer: letterSchema.nullable() });
export type Verdict = z.infer<typeof verdictSchema>;

export type Judged = {
	/** Why the question falls; null where most came to its key. */
	readonly reason: string | null;
	/** Which of the verdicts stand against it. */
	readonly against: readonly number[];
};

/** From the gravest: of equally many the first is the reason. */
const REASONS = ["verifier: not answerable", "verifier: ambiguous", "verifier: another answer", "verifier: unreadable"] as const;

/** Whether most of the verdicts, null for one that could not be read, find the question answerable and come to its key. */
export function judgeVerdicts(verdicts: readonly (Verdict | null)[], key: OptionLetter): Judged {
	const found = verdicts.map((verdict) => faultOf(verdict, key));
	const against = [...found.keys()].filter((at) => found[at] !== null);
	if ((found.length - against.length) * 2 > found.length) return { reason: null, against };
	const [reason = null] = REASONS.toSorted((one, other) => found.filter((fault) => fault === other).length - found.filter((fault) => fault === one).length);
	return { reason, against };
}

function faultOf(verdict: Verdict | null, key: OptionLetter): (typeof REASONS)[number] | null {
	if (verdict === null) return "verifier: unreadable";
	if (verdict.verdict !== "answerable") return `verifier: ${verdict.verdict}`;
	return verdict.answer === key ? null : "verifier: another answer";
}
