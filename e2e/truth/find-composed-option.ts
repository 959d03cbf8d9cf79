import { listRights } from "#e2e/truth/list-rights.ts";
import type { AskedQuestion } from "#e2e/truth/read-asked-question.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import { joinAnswers } from "#lib/questions/join-answers.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { OPTION_LETTERS, type OptionLetter } from "#lib/questions/schema.ts";

/** A single question within a composed one: where it stands, and all that is right with it. */
type Part = { readonly at: number; readonly stem: string; readonly rights: ReadonlySet<string> };

/** The letter that is right of a question composed in the words of `answerCompose`; null where it is none, or not clear. */
export function findComposedOption({ stem, options }: AskedQuestion, image: TrueImage, marked: readonly string[]): OptionLetter | null {
	const isRight = judgeOptions(stem, image, marked);
	const holding = isRight ? OPTION_LETTERS.filter((_, at) => options[at] !== undefined && isRight(options[at])) : [];
	return holding.length === 1 ? (holding[0] ?? null) : null;
}

function judgeOptions(stem: string, image: TrueImage, marked: readonly string[]): ((option: string) => boolean) | null {
	const [, first, then] = /^First find out: (.+)\? Then tell: (.+)\?$/.exec(stem) ?? [];
	if (first !== undefined && then !== undefined) return judgeReference(first, then, { image, marked });
	const parts = findParts(stem, { image, marked });
	const isRemainder = stem.startsWith("Which one of the four fits none of these:");
	if (parts.length < (isRemainder ? 1 : 2)) return null;
	if (isRemainder) return (option) => parts.every(({ rights }) => !rights.has(option));
	const [high = Number.NaN, ...others] = parts.map(({ rights }) => (rights.size === 1 ? Number([...rights][0]) : Number.NaN));
	if (stem.startsWith("What is the sum of")) return (option) => Number(option) === others.reduce((sum, number) => sum + number, high);
	if (stem.startsWith("By how many is")) return (option) => Number(option) === high - (others[0] ?? Number.NaN);
	const [one, other] = parts;
	return (option) => [...(one?.rights ?? [])].some((right) => [...(other?.rights ?? [])].some((another) => option === joinAnswers([right, another])));
}

type Looked = { readonly image: TrueImage; readonly marked: readonly string[] };

/** The second question with what the first one asks for in the place of "that thing", or of "things of that kind". */
function judgeReference(first: string, then: string, looked: Looked): ((option: string) => boolean) | null {
	const [asked] = findParts(first, looked);
	const [before = "", after = ""] = then.split(/that thing|things of that kind/);
	const meant = listParts(looked).filter(({ stem }) => {
		const named = stem.startsWith(before) && stem.endsWith(after) ? stem.slice(before.length, stem.length - after.length) : "";
		return named !== "" && [...(asked?.rights ?? [])].some((right) => isNameOf(right.toLowerCase().replace(/^an? /, ""), named));
	});
	return meant.length === 0 ? null : (option) => meant.some(({ rights }) => rights.has(option));
}

function isNameOf(right: string, named: string): boolean {
	return named.endsWith(right) || named === nameLabel(right).plural.toLowerCase();
}

/** In the order in which they stand there, none of them within another. */
function findParts(text: string, looked: Looked): readonly Part[] {
	const lower = text.toLowerCase();
	const found = listParts(looked)
		.map((part) => ({ ...part, at: lower.indexOf(part.stem) }))
		.filter(({ at }) => at >= 0);
	const isWithin = (part: Part, other: Part) => part.stem.length < other.stem.length && part.at >= other.at && part.at < other.at + other.stem.length;
	return found.filter((part) => !found.some((other) => isWithin(part, other))).toSorted((one, other) => one.at - other.at);
}

/** Every single question, in small letters and without its question mark. */
function listParts({ image, marked }: Looked): readonly Part[] {
	return [...listRights(image)].map(([stem, byMark]) => ({
		at: -1,
		stem: stem.toLowerCase().replace(/\?$/, ""),
		rights: byMark.get("") ?? new Set(marked.flatMap((region) => [...(byMark.get(region) ?? [])])),
	}));
}
