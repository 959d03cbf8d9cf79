import { BEHAVIOR_LOOKS } from "#components/traces/behavior-glyph.tsx";
import type { Judged } from "#lib/review/judgement-schema.ts";

const VERDICTS = { "1": "good", "0": "neutral", "-1": "bad" } as const;
const CHOICES = { left: "the left one is better", right: "the right one is better", tie: "a tie", both_bad: "both are bad" } as const;

/** What was said, in words that go after a colon. */
export function describeJudged(judged: Judged): string {
	switch (judged.aspect) {
		case "step":
			return judged.verdict === null ? "no verdict on the step" : `the step is ${VERDICTS[judged.verdict]}`;
		case "span": {
			const name = BEHAVIOR_LOOKS[judged.behavior].name.toLowerCase();
			if (judged.word === null) return `no word on ${name}`;
			return judged.word === "there" ? `${name} is there` : `${name} is not there`;
		}
		case "preference":
			return judged.choice === null ? "no preference" : CHOICES[judged.choice];
		default:
			return judged satisfies never;
	}
}
