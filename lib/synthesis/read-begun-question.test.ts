import { expect, test } from "vitest";
import { readBegunQuestion } from "#lib/synthesis/read-begun-question.ts";

const WHOLE = JSON.stringify({ stem: 'Which sign says "Stop"?', options: ["The red one", "The\nblue one", "Ünder", "none"], key: "A", evidence: ["r1"] });

test("a whole answer is read whole, whatever stands before it", () => {
	const question = { stem: 'Which sign says "Stop"?', options: ["The red one", "The\nblue one", "Ünder", "none"] };
	expect([readBegunQuestion(WHOLE), readBegunQuestion(`<think>hm</think>\n\`\`\`json\n${WHOLE}`)]).toEqual([question, question]);
});

test("every beginning of an answer shows no more than what has come", () => {
	for (let length = 0; length <= WHOLE.length; length += 1) {
		const begun = readBegunQuestion(WHOLE.slice(0, length));
		if (!begun) continue;
		expect('Which sign says "Stop"?'.startsWith(begun.stem)).toBe(true);
		for (const [at, option] of begun.options.entries()) expect(["The red one", "The\nblue one", "Ünder", "none"][at]?.startsWith(option)).toBe(true);
	}
	expect(readBegunQuestion('{"stem": "Which do')).toEqual({ stem: "Which do", options: [] });
	expect(readBegunQuestion('{"st')).toBeNull();
});
