import { codePointLength } from "#lib/text/unicode.ts";

/** Words that betray a text where a picture should be looked at; where they stand, in code points. */
export type Leak = { readonly start: number; readonly end: number; readonly word: string };

/**
 * Where the added part of an expanded trace speaks of a caption that only the reasoner saw. The words are LPT's list (`method.md` §4.3) as whole words in any case
 * and in their forms; whether one leaks, what stands beside it in its sentence tells. Some are innocent unless they cite ("the state of the road", "the text on
 * the sign"), others cite unless they are plainly innocent ("is described as", but "option B best describes it", "as I described").
 */
export function findLeaks(added: string): readonly Leak[] {
	const found = new Map<number, string>();
	const straight = added.replaceAll("’", "'");
	for (const { 0: sentence, index } of straight.matchAll(/[^.!?\n]+/g)) {
		for (const rule of RULES)
			for (const match of sentence.matchAll(rule.word)) {
				const end = match.index + match[0].length;
				const beside = { before: sentence.slice(Math.max(0, match.index - NEAR), match.index), after: sentence.slice(end, end + NEAR) };
				if (doesLeak(rule, beside)) found.set(index + match.index, added.slice(index + match.index, index + end));
			}
	}
	return inCodePoints(
		added,
		[...found].sort(([a], [b]) => a - b),
	);
}

function inCodePoints(text: string, found: readonly (readonly [at: number, word: string])[]): readonly Leak[] {
	let [passed, start] = [0, 0];
	return found.map(([at, word]) => {
		start += codePointLength(text.slice(passed, at));
		passed = at;
		return { start, end: start + codePointLength(word), word };
	});
}

/** So many characters of its sentence on either side decide about a word. */
const NEAR = 120;

type Rule = {
	readonly word: RegExp;
	/** Whether a match beside the word makes it a leak or takes it away. */
	readonly leaks: "if" | "unless";
	readonly before?: RegExp;
	readonly after?: RegExp;
	/** Innocent where the sentence speaks nearby of something that carries writing. */
	readonly mayBePrinted?: true;
};

function doesLeak({ leaks, before, after, mayBePrinted }: Rule, beside: { readonly before: string; readonly after: string }): boolean {
	const matches = before?.test(beside.before) || after?.test(beside.after) || false;
	if (mayBePrinted && (PRINTED.test(beside.before) || PRINTED.test(beside.after))) return false;
	return leaks === "if" ? matches : !matches;
}

const PRINTED =
	/\b(?:signs?|labels?|labell?ed|printed|written|writing|letters?|lettering|words?|logos?|stickers?|posters?|banners?|billboards?|plates?|pages?|books?|screens?|covers?|(?:t-)?shirts?|caps?|jerseys?|painted|engraved|inscription|reads|font|clocks?|placards?|cards?|newspapers?|packages?|packaging|bottles?|menus?|maps?)\b/i;

// What the model said itself, or what the question says, was never hidden from the one who sees the picture.
const OWN =
	/\b(?:i|i'd|i've|i'll|we|let me|let's|questions?|options?|choices?|answers?|option \(?[a-h]\)?:?|word|term|phrase)(?: (?:just|already|also|only|first|initially|previously|directly|really|have|had|would|could|can|will|do|does|did|don't|doesn't|that|itself)){0,2} $/i;
const IN_OPTIONS = /^(?: (?:given|provided|offered))? (?:in|by|of|as|from|among) (?:the |any )?(?:\w+ )?(?:questions?|options?|choices?|answers?)\b/i;

const RULES: readonly Rule[] = [
	{
		word: /\bdescrib(?:e|es|ed|ing)\b/gi,
		leaks: "unless",
		before: new RegExp(`${OWN.source}|\\b(?:best|accurately|correctly|(?:to|can|could|might|would|should) (?:be )?(?:best )?)(?: )?$|\\([a-h]\\) $`, "i"),
		after: new RegExp(`${IN_OPTIONS.source}|^ (?:it|this|that|them|the \\w+) best\\b`, "i"),
	},
	{
		word: /\bdescriptions?\b/gi,
		leaks: "unless",
		before: /\b(?:options?'?s?|choices?'?s?|answers?'?s?|my(?: own)?|[a-h]'s|\([a-h]\)'s|accurate|appropriate|best|closest|correct|fitting|suitable) $/i,
		after: IN_OPTIONS,
	},
	{ word: /\bcaptions?\b/gi, leaks: "unless", mayBePrinted: true },
	{ word: /\bmention(?:s|ed|ing)?\b/gi, leaks: "unless", before: new RegExp(`${OWN.source}|\\b(?:not to|worth) $`, "i"), after: IN_OPTIONS },
	{ word: /\bmisread(?:s|ing)?\b/gi, leaks: "unless", after: /^(?: [\w']+){0,3} (?:questions?|options?|choices?|time|hour|numbers?)\b/i, mayBePrinted: true },
	{ word: /\btext(?:s|ual)?\b/gi, leaks: "if", after: /^ (?:[\w-]+ )?(?:descriptions?|explanations?|information|details?|data|prompt|input|image)\b/i },
	{
		word: /\btexts?\b/gi,
		leaks: "if",
		before:
			/\b(?:according to|based on|per|from|in|by|given|re-?read(?:ing)?|read(?:ing)?) (?:(?:the|this|that|provided|given|original|initial|detailed|image's|user's) )*$/i,
		after:
			/^ (?:clearly |explicitly |specifically |actually |also )?(?:says?|states?|describes?|mentions?|indicates?|specifies|specified|provided|given|tells?|notes?)\b/i,
		mayBePrinted: true,
	},
	{
		word: /(?<!\b(?:option|choice|question)s?(?: \(?[a-h]\)?)? )\bstates\b/gi,
		leaks: "if",
		before: /\b(?:it|image|picture|scene|text|description|caption|prompt|user|information|details?|clearly|explicitly|specifically|also|actually|directly) $/i,
		after: /^(?: that\b| there\b|:|,? ?["“])/i,
	},
	{ word: /\bstate\b/gi, leaks: "if", before: /\b(?:to|not|do|does|did|don't|doesn't|didn't|explicitly|clearly|specifically|directly|they|must|might) $/i },
	{ word: /\bstat(?:ed|ing)\b/gi, leaks: "unless", before: OWN, after: IN_OPTIONS },
	{
		word: /\bstatements?\b/gi,
		leaks: "if",
		before: /\b(?:explicit|initial|clear|direct|problem|provided|given|original|specific|image's|user's) $/i,
		after: /^ (?:in|from|of|about|by) (?:the )?(?:\w+ )?(?:image|picture|description|text|scene|problem|prompt|user)\b/i,
	},
	{
		word: /\b(?:says?|said|saying)\b/gi,
		leaks: "if",
		before:
			/\b(?:image|picture|scene|description|caption|prompt|user|information|details)(?: (?:also|clearly|explicitly|specifically|actually|just|only|does|did|not|doesn't|didn't))* $/i,
	},
	{
		word: /\b(?:says?|said|saying)\b/gi,
		leaks: "if",
		before:
			/\b(?:it|they|text|which|is|are|was|were|it's|clearly|explicitly|specifically)(?: (?:also|clearly|explicitly|specifically|actually|just|only|does|did|not|doesn't|didn't))* $/i,
		mayBePrinted: true,
	},
	{
		word: /\binternal(?:ly)?\b/gi,
		leaks: "if",
		after: /^ (?:image|imag\w+|picture|visuali[sz]\w*|representation|model|monologue|reasoning|thoughts?|description)\b/i,
	},
	{ word: /\bmental(?:ly)?\b/gi, leaks: "unless", after: /^ (?:note|check|count|math|arithmetic|rotat\w+|trace|tally)\b/i },
	{ word: /\bvisuali[sz](?:e|es|ed|ing|ations?)\b/gi, leaks: "unless" },
	{ word: /\buser's\b/gi, leaks: "unless", after: /^ (?:questions?|query|options?|choices?|answer)\b/i },
	{ word: /\bdetailed image\b/gi, leaks: "unless" },
];
