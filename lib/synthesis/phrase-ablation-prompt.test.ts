import { expect, test } from "vitest";
import { CANNOT_BE_TOLD, phraseAblationPrompt } from "#lib/synthesis/phrase-ablation-prompt.ts";

test("facts stand before the question, and without any there is nothing but the question", () => {
	const asked = { stem: "What color is it?", options: ["Red", "Blue", CANNOT_BE_TOLD] };
	expect(phraseAblationPrompt({ ...asked, facts: [{ stem: "What is nearest?", answer: "A dog" }] }).user).toBe(
		`Facts about the picture:\n- What is nearest? A dog\n\nWhat color is it?\nA. Red\nB. Blue\nC. ${CANNOT_BE_TOLD}`,
	);
	expect(phraseAblationPrompt({ ...asked, facts: [] }).user).toMatch(/^What color is it\?\nA\. Red/);
});
