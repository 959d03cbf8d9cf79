import { toQuestionContent } from "#lib/questions/to-question-content.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import { accountComposition } from "#lib/synthesis/account-composition.ts";
import { chooseKeyPlace, countKeyPlace, type KeyTally, OPTION_COUNT } from "#lib/synthesis/choose-key-place.ts";
import type { Composition } from "#lib/synthesis/composition.ts";
import type { Fact } from "#lib/synthesis/fact.ts";
import { keyOf } from "#lib/synthesis/key-of.ts";
import { nameFact } from "#lib/synthesis/name-fact.ts";
import { type Parent, phraseComposition } from "#lib/synthesis/phrase-composition.ts";
import { phraseQuestion } from "#lib/synthesis/phrase-question.ts";
import type { WritingInput, WrittenQuestion } from "#lib/synthesis/write-grounded-questions.ts";
import { writeTraces } from "#lib/synthesis/write-traces.ts";

type Input = WritingInput & {
	/** Most of them that are wanted. */
	readonly count: number;
	/** Facts that are asked by themselves, with their questions: these are parents as they are. */
	readonly asked: ReadonlyMap<Fact, Parent>;
};

/** Up to `count` composed questions, types in turn, each with the parents that are not asked by themselves. */
export function writeComposedQuestions(
	compositions: readonly Composition[],
	input: Input,
): { readonly questions: readonly WrittenQuestion[]; readonly tally: KeyTally } {
	const seed = `${input.seed}\n${input.imageKey}`;
	const piles = [...Map.groupBy(compositions, ({ type }) => type).values()].sort((a, b) => a.length - b.length).map((pile) => [...pile]);
	const questions: WrittenQuestion[] = [];
	const used = new Set<string>();
	let tally = input.tally;
	while (questions.length < input.count && piles.some((pile) => pile.length > 0)) {
		for (const pile of piles) {
			for (let composition = pile.shift(); composition && questions.length < input.count; composition = pile.shift()) {
				if (used.has(matterOf(composition))) continue;
				const random = createSeededRandom(`${seed}\n${composition.rule} ${composition.parents.map(nameFact).join(" ")}`);
				const place = chooseKeyPlace(tally, composition.type, random);
				const written = write(composition, { ...input, seed, place, random });
				if (!written) continue;
				tally = countKeyPlace(tally, composition.type, place);
				used.add(matterOf(composition));
				questions.push(written);
				break;
			}
		}
	}
	return { questions, tally };
}

/** What would be dull to ask twice of one image. */
function matterOf(composition: Composition): string {
	if (composition.rule === "chain") return `chain ${composition.referent.label} ${composition.parents[1].rule}`;
	return `${composition.rule} ${composition.parents.map(nameFact).sort().join(" ")}`;
}

type Placed = Omit<Input, "seed" | "count"> & { readonly seed: string; readonly place: number; readonly random: ReturnType<typeof createSeededRandom> };

function write(composition: Composition, { imageKey, image, asked, seed, place, random, mistakeShare }: Placed): WrittenQuestion | null {
	const parents = composition.parents.map((fact) => asked.get(fact) ?? toHidden(fact, { imageKey, image, seed }));
	const question = phraseComposition(composition, { imageKey, image, parents, place, random });
	if (!question) return null;
	const key = keyOf({ image: imageKey, type: question.type, derivation: question.derivation, parents: parents.map((parent) => parent.question.derivation) });
	const account = accountComposition(composition, { question, parents, frame: image.pixels, random });
	const hidden = parents.filter((parent) => parent.question.isHidden);
	return { question, key, parents, hidden, ...writeTraces({ question, questionKey: key, account, random, mistakeShare }) };
}

/** A step of its own. Its key comes from its bytes: it is never changed, and the same step serves whatever is composed from it. */
function toHidden(fact: Fact, { imageKey, image, seed }: Pick<Placed, "imageKey" | "image" | "seed">): Parent {
	const random = createSeededRandom(`${seed}\nhidden ${nameFact(fact)}`);
	const question = { ...phraseQuestion(fact, { imageKey, image, place: random.below(OPTION_COUNT), random }), isHidden: true as const };
	return { key: keyOf({ image: imageKey, hidden: toQuestionContent(question).hash.toString("hex") }), question };
}
