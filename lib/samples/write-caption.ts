import { boxAreaPx2, boxCenter } from "#lib/geometry/box.ts";
import { nameLabel } from "#lib/questions/name-label.ts";
import { nameThings } from "#lib/samples/name-things.ts";
import { SCENE_SIZE, type Scene, type Thing } from "#lib/samples/scene.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import { judgeDirection } from "#lib/synthesis/judge-direction.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

const WORDS_MIN = 94;
/** Past this, what is around the things is left out. */
const WORDS_PLENTY = 100;
/** Of two things, one plainly takes up more of the picture. */
const LARGER_MIN = 2.5;

/** A dense caption of about a hundred words. Everything it says follows from the scene: what is where, of what color and material, and how many. */
export function writeCaption(scene: Scene, random: SeededRandom): string {
	const sentences = [openingOf(scene, random), ...sayThings(scene, random)];
	for (const remark of scene.remarks) if (countWords(sentences) < WORDS_PLENTY) sentences.push(remark);
	const compared: string[] = [];
	for (const { text, labels } of random.shuffle(listComparisons(scene.things, random))) {
		if (countWords(sentences) >= WORDS_MIN) break;
		const isKnown = labels.every((label) => compared.includes(label)) || labels.some((label) => compared.filter((one) => one === label).length > 1);
		if (isKnown) continue;
		compared.push(...labels);
		sentences.push(text);
	}
	return sentences.join(" ");
}

function openingOf({ setting }: Scene, random: SeededRandom): string {
	return random.pick([`The picture shows ${setting}.`, `This is ${setting}.`, `The scene is ${setting}.`, `${sentenceCase(setting)} fills the picture.`]);
}

type Group = readonly [Thing, ...Thing[]];

/** What is in each place, one sentence a place, in the order of painting. */
function sayThings({ things }: Scene, random: SeededRandom): readonly string[] {
	const places = Map.groupBy(things, (thing) => thing.spot);
	return [...places].map(([spot, placed]) => {
		const alike = Map.groupBy(placed, (thing) => `${thing.kind.label} ${thing.kind.verb[0]}`);
		const groups = [...alike.values()].flatMap(([first, ...more]): readonly Group[] => (first ? [[first, ...more]] : []));
		const names = groups.map((group) => nameThings(group, things));
		const [only] = groups;
		if (groups.length === 1 && only) return sentenceCase(sayOne(only, { name: names[0] ?? "", spot }, random));
		const list = joinWords(random.shuffle(names));
		return sentenceCase(random.pick([`${spot} there are ${list}.`, `${spot} you can see ${list}.`, `${list} are ${spot}.`]));
	});
}

function sayOne(group: Group, { name, spot }: { readonly name: string; readonly spot: string }, random: SeededRandom): string {
	const [one, several] = group[0].kind.verb;
	const verb = group.length === 1 ? one : several;
	// "There is" would say the place twice of what is in the air or on the water.
	if (verb.includes(" ")) return `${name} ${verb}.`;
	return random.pick([`${name} ${verb} ${spot}.`, `${spot} ${verb} ${name}.`, `${spot} there ${group.length === 1 ? "is" : "are"} ${name}.`]);
}

type Comparison = { readonly text: string; readonly labels: readonly [string, string] };

/** Sentences about two things that "the …" can only mean one by one. */
function listComparisons(things: readonly Thing[], random: SeededRandom): readonly Comparison[] {
	const alone = things.filter((thing) => things.filter((other) => other.kind.label === thing.kind.label).length === 1);
	return alone.flatMap((subject) =>
		alone.flatMap((anchor): readonly Comparison[] => {
			const [one, other] = [nameLabel(subject.kind.label), nameLabel(anchor.kind.label)];
			const labels = [subject.kind.label, anchor.kind.label] as const;
			if (subject === anchor) return [];
			const found: Comparison[] = [];
			for (const side of ["left", "right"] as const) {
				if (judgeDirection(side, subject.box, anchor.box, SCENE_SIZE) !== "clearly" || !areLevel(subject, anchor)) continue;
				found.push({
					labels,
					text: random.pick([
						`The ${one.singular} is to the ${side} of the ${other.singular}.`,
						`To the ${side} of the ${other.singular} is the ${one.singular}.`,
					]),
				});
			}
			if (boxAreaPx2(subject.box) >= LARGER_MIN * boxAreaPx2(anchor.box) && boxAreaPx2(anchor.box) > 5_000)
				found.push({ labels, text: `The ${one.singular} takes up more of the picture than the ${other.singular}.` });
			return found;
		}),
	);
}

/** Side by side is said of things at about one height of the picture. */
function areLevel(a: Thing, b: Thing): boolean {
	return Math.abs(boxCenter(a.box).y - boxCenter(b.box).y) < 0.15 * SCENE_SIZE.height;
}

function countWords(sentences: readonly string[]): number {
	return sentences.join(" ").split(" ").length;
}
