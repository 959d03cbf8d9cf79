import type { Asked } from "#e2e/inference-server/asked.ts";
import { listWordings } from "#e2e/truth/list-wordings.ts";
import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import type { TrueImage } from "#e2e/truth/true-image.ts";
import type { Truth } from "#e2e/truth/truth.ts";
import { createSeededRandom, type SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { phraseCaptionWritePrompt } from "#lib/synthesis/phrase-caption-write-prompt.ts";
import { phraseWritePrompt } from "#lib/synthesis/phrase-write-prompt.ts";
import type { WriterQuestion } from "#lib/synthesis/written-question-schema.ts";

const ABOUT_REGIONS = phraseWritePrompt(
	{ captions: [], regions: [], pixels: { sha256: "", mime: "image/png", width: 1, height: 1, perceptualHash: "" } },
	[],
).system;
const ABOUT_CAPTIONS = phraseCaptionWritePrompt({ captions: [] }, 1).system;

const TYPES: Readonly<Record<Fact["type"], WriterQuestion["type"]>> = {
	counting: "counting",
	presence: "recognition",
	left: "spatial",
	right: "spatial",
	above: "spatial",
	below: "spatial",
	nearest: "spatial",
	size: "spatial",
	region: "recognition",
	attribute: "attribute",
};

/** Questions of the rule writer as a model would write them: about the asked things, or many at once about what needs no mark. */
export const answerWrite: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && (content === ABOUT_REGIONS || content === ABOUT_CAPTIONS)),
	answer: async (asked, truth) => {
		const image = await truth.findImage(asked);
		const order = asked.messages.at(-1)?.content.split("\n").at(-1) ?? "";
		const count = /^Write (\d+) question/.exec(order)?.[1];
		const random = createSeededRandom(`${truth.draw(asked, "write")}`);
		if (count === undefined) return JSON.stringify(image && writeAbout(order.match(/\br[1-9]\d*\b/g) ?? [], { image, random, isWrong: truth.isWrong(asked) }));
		return JSON.stringify({ questions: image ? writeMany(Number(count), { image, random, asked, truth }) : [] });
	},
};

type Writing = { readonly image: TrueImage; readonly random: SeededRandom; readonly isWrong: boolean };

function writeAbout(targets: readonly string[], { image, random, isWrong }: Writing): WriterQuestion | null {
	const facts = random.shuffle(image.facts);
	const isAbout = (fact: Fact) => listWordings(fact, image)[0]?.evidence.some(({ region }) => targets.includes(region));
	const counted = facts.find((fact) => fact.rule === "count" && targets.length > 1 && fact.kind.regions.some(({ key }) => key === targets[0]));
	const fact = counted ?? facts.find(isAbout) ?? facts[0];
	return fact ? toWritten(fact, { image, random, isWrong }) : null;
}

type WritingMany = Pick<Writing, "image" | "random"> & { readonly asked: Asked; readonly truth: Truth };

function writeMany(count: number, { image, random, asked, truth }: WritingMany): readonly Omit<WriterQuestion, "evidence">[] {
	const unmarked = random.shuffle(image.facts).filter((fact) => listWordings(fact, image)[0]?.mentions.length === 0);
	return unmarked.slice(0, count).map((fact) => {
		const { evidence: _, ...written } = toWritten(fact, { image, random, isWrong: truth.isWrong({ ...asked, sample: random.below(1_000_000) }) });
		return written;
	});
}

function toWritten(fact: Fact, { image, random, isWrong }: Writing): WriterQuestion {
	const worded = listWordings(fact, image).filter(({ mentions }) => mentions.length === 0);
	const { stem = "", options = [], evidence = [] } = worded[random.below(worded.length)] ?? {};
	const [right = "", ...wrong] = options;
	return {
		type: TYPES[fact.type],
		stem,
		options: random.shuffle(options),
		answer: isWrong ? (wrong[random.below(wrong.length)] ?? right) : right,
		evidence: evidence.map(({ region }) => region),
	};
}
