import type { ImageContent } from "#lib/images/schema.ts";
import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { accountOf } from "#lib/synthesis/account-of.ts";
import { phraseExpansion } from "#lib/synthesis/phrase-expansion.ts";
import { phraseTrace } from "#lib/synthesis/phrase-trace.ts";
import { readFact } from "#lib/synthesis/read-fact.ts";
import { codePointLength } from "#lib/text/unicode.ts";
import { type LaidOutTrace, layOutTrace } from "#lib/traces/lay-out-trace.ts";
import type { TraceContent } from "#lib/traces/schema.ts";

type Retelling = {
	readonly question: QuestionContent;
	readonly image: ImageContent;
	readonly trace: TraceContent;
	/** Of an expanded trace: the simple one that it goes on from. */
	readonly simple: TraceContent | null;
	readonly seed: string;
};

/** Chance may come to the same words again. */
const TRIES = 12;

/**
 * A rule-written question's trace told anew, ending in the key; of an expanded one what follows the simple trace. Null where the question has no fact to
 * tell of, or there are no other words for it.
 */
export function retellByRules({ question, image, trace, simple, seed }: Retelling): TraceContent | null {
	const fact = readFact(question, image);
	if (!fact || (trace.form === "expanded" && !simple?.answer)) return null;
	for (let attempt = 1; attempt <= TRIES; attempt += 1) {
		const random = createSeededRandom(`${seed}\ntell ${attempt}`);
		const account = accountOf(fact, { question, frame: image.pixels, random });
		const wrong = OPTION_LETTERS.slice(0, question.options.length).filter((letter) => letter !== question.key);
		const near = account.rivals[0] ?? account.slips[0] ?? random.shuffle(wrong)[0] ?? question.key;
		const told =
			simple?.answer && trace.form === "expanded"
				? continueTrace(simple, layOutTrace(phraseExpansion(account, { from: simple.answer, to: question.key, key: question.key, near }, random)))
				: layOutTrace(phraseTrace(account, question.key));
		if (told.text !== trace.text) return { ...trace, ...told, origin: "rule", answer: question.key, restsOn: pinned(trace, question), generations: [] };
	}
	return null;
}

/** What is added begins on a line of its own. */
function continueTrace(simple: LaidOutTrace, more: LaidOutTrace): LaidOutTrace {
	const offset = codePointLength(simple.text) + 1;
	const moved = <Range extends { readonly start: number; readonly end: number }>(range: Range): Range => ({
		...range,
		start: range.start + offset,
		end: range.end + offset,
	});
	return {
		text: `${simple.text}\n${more.text}`,
		steps: [...simple.steps, ...more.steps.map(moved)],
		mentions: [...simple.mentions, ...more.mentions.map(moved)],
		spans: [...simple.spans, ...more.spans.map(moved)],
	};
}

/** The question as it stands is what the new words are about. */
function pinned(trace: TraceContent, question: QuestionContent): TraceContent["restsOn"] {
	const hash = toQuestionContent(question).hash.toString("hex");
	return trace.restsOn.map((rest) => (rest.kind === "question" && rest.key === trace.question ? { ...rest, hash } : rest));
}
