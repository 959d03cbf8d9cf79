import { createHash } from "node:crypto";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerPlainly from "#e2e/inference-server/plain-answerer.ts";

const LETTERS = "A, B, C, D, E, F, G, H";

/** Answers the small questions of a probe as a fair model would, and everything else plainly. */
const answerProbe: Answerer = (asked) => {
	const { prompt, messages, images, seed, sample } = asked;
	const [begun] = /(?<=^(?:<｜begin▁of▁sentence｜>)?)A, B, C.*$/.exec(prompt ?? "") ?? [];
	if (begun !== undefined) return ` ${LETTERS.slice(begun.length).trim()}`;
	const question = messages.findLast(({ role }) => role === "user")?.content ?? "";
	if (question.startsWith("Count")) return Array.from({ length: 20 }, (_, n) => n + 1).join(", ");
	if (question.includes("two and two")) return "<think>\nTwo and two make four.\n</think>\n\n4";
	if (question.includes("color")) return images.length > 0 ? "Red." : "I see no picture.";
	if (question.includes("alphabet")) return LETTERS;
	if (question.includes("digits"))
		return createHash("sha256")
			.update(`${seed ?? Math.random()} ${sample}`)
			.digest("hex")
			.replaceAll(/\D/g, "")
			.slice(0, 20);
	return answerPlainly(asked);
};
export default answerProbe;
