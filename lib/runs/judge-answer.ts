import type { OptionLetter } from "#lib/questions/schema.ts";

/** Against the key only (`method.md` §10.2): any other option is wrong, and no answer is neither. */
export function judgeAnswer(answer: OptionLetter | null, key: OptionLetter): "right" | "wrong" | "unparsed" {
	if (answer === null) return "unparsed";
	return answer === key ? "right" : "wrong";
}
