import type { QuestionContent } from "#lib/questions/schema.ts";
import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { findLeaks } from "#lib/synthesis/find-leaks.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";
import { codePointLength, isStorableText, sliceCodePoints } from "#lib/text/unicode.ts";
import { findSpokenRegions } from "#lib/traces/find-spoken-regions.ts";
import type { TraceContent } from "#lib/traces/schema.ts";
import { splitIntoSteps } from "#lib/traces/split-into-steps.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

type Continued = {
	readonly question: QuestionContent;
	readonly questionKey: string;
	/** The trace that was gone on with. */
	readonly simple: { readonly key: string; readonly trace: TraceContent };
	/** The simple trace, the blank or line end after it, and the cue, as the reasoner was given them. */
	readonly begun: Begun;
	/** What the reasoner added to the thought after the cue. */
	readonly thinking: string;
	readonly said: string;
	/** Key of the generation record. */
	readonly generation: string;
};

export type Begun = { readonly joint: "\n" | " "; readonly cue: string };

export type ExpandedTrace =
	| { readonly kind: "trace"; readonly trace: TraceContent }
	| {
			readonly kind: "refused";
			readonly reason: "added nothing" | "unreadable text" | "too long" | "no answer" | "speaks of the caption";
			/** What of it was refused, in its own words. */
			readonly words: string;
	  };

const ADDED_LENGTH_MAX = 20_000;

/**
 * A reasoner's reply as an expanded trace: the simple one letter by letter with its steps, and what was added from the cue on, in steps of its own. Refused
 * is an addition that betrays the caption, which nobody who sees the picture has, and one after which no option was chosen. Whether the answer is right
 * does not matter here: what went wrong makes pairs.
 */
export function toExpandedTrace({ question, questionKey, simple, begun, thinking, said, generation }: Continued): ExpandedTrace {
	const added = `${begun.cue}${/[\s\p{P}]$/u.test(begun.cue) && /^[\p{L}\p{N}]/u.test(thinking) ? " " : ""}${thinking.trimEnd()}`;
	const refused = (reason: Extract<ExpandedTrace, { kind: "refused" }>["reason"], words = added): ExpandedTrace => ({ kind: "refused", reason, words });
	if (!/[\p{L}\p{N}]/u.test(thinking)) return refused("added nothing");
	if (!isStorableText(added)) return refused("unreadable text", "");
	if (codePointLength(added) > ADDED_LENGTH_MAX) return refused("too long");
	const answer = readFinalAnswer(said, question.options);
	if (answer === null) return refused("no answer", said.trim() === "" ? added : said);
	const leaks = findLeaks(added);
	if (leaks.length > 0) return refused("speaks of the caption", `${[...new Set(leaks.map(({ word }) => word.toLowerCase()))].join(", ")}: ${added}`);
	const text = `${simple.trace.text}${begun.joint}${added}`;
	const joinOffset = codePointLength(simple.trace.text) + 1;
	return {
		kind: "trace",
		trace: {
			...simple.trace,
			form: "expanded",
			origin: "model",
			text,
			steps: [...simple.trace.steps, ...addedSteps(text, joinOffset, question)],
			joinOffset,
			answer,
			restsOn: [
				{ role: "evidence", kind: "question", key: questionKey, part: "", hash: toQuestionContent(question).hash.toString("hex") },
				{ role: "continues", kind: "trace", key: simple.key, part: "", hash: toTraceContent(simple.trace, question).hash.toString("hex") },
			],
			generations: [generation],
		},
	};
}

function addedSteps(text: string, joinOffset: number, { evidence }: QuestionContent): TraceContent["steps"] {
	const regions = evidence.map(({ region, label }) => ({ key: region, label }));
	return splitIntoSteps(text, joinOffset)
		.filter(({ start }) => start >= joinOffset)
		.map((step) => ({ ...step, regions: [...findSpokenRegions(sliceCodePoints(text, step.start, step.end), regions)] }));
}
