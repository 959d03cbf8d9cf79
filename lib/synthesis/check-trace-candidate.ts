import type { QuestionContent } from "#lib/questions/schema.ts";
import type { CandidateCheck } from "#lib/synthesis/candidate-schema.ts";
import { checkDifference } from "#lib/synthesis/check-difference.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

type CheckedTrace = { readonly trace: TraceContent; readonly former: TraceContent; readonly question: Pick<QuestionContent, "key"> };

/** What a machine can say of a trace made anew. */
export function checkTraceCandidate({ trace, former, question }: CheckedTrace): CandidateCheck[] {
	const isGood = trace.answer === question.key;
	return [{ check: "answer_is_key", isGood, note: isGood ? null : (trace.answer ?? "no answer") }, checkDifference(former.text, trace.text)];
}
