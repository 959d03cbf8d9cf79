import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

/** What one question is to be about: a region, or all of a label together. */
export type WriteTarget = { readonly regions: readonly string[] /** Which time it is asked about. */; readonly sample: number };

/** Smaller parts of the picture nobody makes out. */
const AREA_SHARE_MIN = 0.002;
/** More than these nobody looks at one by one. */
const GROUP_MAX = 12;
/** Asked more often of one thing, a model says the same again. */
const SAMPLES_MAX = 3;

/**
 * Up to `count` things to ask about, so that an image's questions differ: labels take turns, the group of a label's regions before the single ones, and
 * nothing comes a second time before everything came once. Crowds and what is too small to see are left out. The same seed gives the same order.
 */
export function chooseWriteTargets({ regions, pixels }: Pick<ImageContent, "regions" | "pixels">, count: number, seed: string): readonly WriteTarget[] {
	const random = createSeededRandom(`targets ${seed}`);
	const areaMinPx2 = AREA_SHARE_MIN * pixels.width * pixels.height;
	const seen = regions.filter(({ box, crowd }) => !crowd && boxAreaPx2(box) >= areaMinPx2);
	const turns = random.shuffle([...Map.groupBy(seen, ({ label }) => label).values()]).map((ofLabel) => toTurns(random.shuffle(ofLabel), regions));
	const rounds = Math.max(0, ...turns.map(({ length }) => length));
	const once = Array.from({ length: rounds }, (_, round) => turns.flatMap((ofLabel) => ofLabel[round] ?? [])).flat();
	return Array.from({ length: SAMPLES_MAX }, (_, sample) => once.map((target) => ({ ...target, sample })))
		.flat()
		.slice(0, count);
}

function toTurns(ofLabel: readonly Region[], all: readonly Region[]): readonly Omit<WriteTarget, "sample">[] {
	const [first] = ofLabel;
	const group = all.filter(({ label }) => label === first?.label);
	const isGroup = group.length > 1 && group.length <= GROUP_MAX && group.every(({ crowd }) => !crowd);
	return [...(isGroup ? [{ regions: group.map(({ key }) => key) }] : []), ...ofLabel.map(({ key }) => ({ regions: [key] }))];
}
