import "server-only";
import { retellByRules } from "#lib/synthesis/retell-by-rules.ts";
import { rewriteByRules } from "#lib/synthesis/rewrite-by-rules.ts";
import type { CandidateWorld } from "#lib/synthesis/server/load-candidate-world.ts";
import { loadVocabulary } from "#lib/synthesis/server/load-vocabulary.ts";
import type { MadeCandidate } from "#lib/synthesis/server/made-candidate.ts";

/** A question or a trace anew by rules alone, each attempt with a seed of its own. */
export async function makeByRules({ candidate, image, question, questionKey, trace, standing }: CandidateWorld): Promise<MadeCandidate> {
	const seed = `${questionKey}\n${candidate.attempt}`;
	if (question.stage === "composed")
		return failed("The rules write a composed question only together with the questions that it is made from. Choose a server, or edit it by hand.");
	if (!question.derivation) return failed("The rules know no fact that this rests on: a person or a model worded it. Choose a server, or edit it by hand.");
	if (trace) {
		const told = retellByRules({ question, image, trace: trace.content, simple: trace.simple?.content ?? null, seed });
		return told ? made(told) : failed("The rules have no other words for this trace. Choose a server, or judge it as it is.");
	}
	const vocabulary = await loadVocabulary(candidate.datasetId);
	const fresh = rewriteByRules({ question, image, vocabulary, seed, standing });
	return fresh ? made(fresh) : failed("The rules have nothing else of this type to ask of this picture. Choose a server, or edit it by hand.");
}

function made(content: (MadeCandidate & { kind: "made" })["content"]): MadeCandidate {
	return { kind: "made", content, generation: null };
}

function failed(says: string): MadeCandidate {
	return { kind: "failed", says };
}
