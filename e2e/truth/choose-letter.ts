import type { Asked } from "#e2e/inference-server/asked.ts";
import { findComposedOption } from "#e2e/truth/find-composed-option.ts";
import { findLargestOption } from "#e2e/truth/find-largest-option.ts";
import { findMarkedRegions } from "#e2e/truth/find-marked-regions.ts";
import { findRightOption } from "#e2e/truth/find-right-option.ts";
import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { Truth } from "#e2e/truth/truth.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";

/** The right letter, or at the error rate another; where nobody knows it, one that only question and request tell. */
export async function chooseLetter(question: AskedQuestion, asked: Asked, truth: Truth): Promise<OptionLetter> {
	const letters = OPTION_LETTERS.slice(0, question.options.length);
	const image = await truth.findImage(asked);
	const [picture] = asked.images;
	const marked = picture && image ? await findMarkedRegions(picture, image.content) : [];
	const right = image && (findLargestOption(question, image) ?? findRightOption(question, image, marked) ?? findComposedOption(question, image, marked));
	if (right && !truth.isWrong(asked)) return right;
	const left = letters.filter((letter) => letter !== right);
	return left[Math.floor(truth.draw(asked, "letter") * left.length)] ?? "A";
}
