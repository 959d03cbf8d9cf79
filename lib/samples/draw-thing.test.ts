import sharp from "sharp";
import { expect, test } from "vitest";
import type { Box } from "#lib/geometry/box.ts";
import { drawThing } from "#lib/samples/draw-thing.ts";
import { paint } from "#lib/samples/paint.ts";
import { SCENE_KINDS } from "#lib/samples/scene-kinds.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const MARGIN = 20;

const kinds = [...new Set(SCENE_KINDS.flatMap((scene) => scene.arrange(createSeededRandom("kinds")).things.map((thing) => thing.kind)))];
const variants = kinds.flatMap((kind) => kind.materials.map((_, variant) => ({ kind, variant, name: `${kind.label} ${variant}` })));

test("there are at least twenty kinds of things", () => {
	expect(new Set(kinds.map((kind) => kind.label)).size).toBeGreaterThanOrEqual(20);
});

test.each(variants)("$name, drawn alone, fills its box to a pixel", async ({ kind, variant }) => {
	for (const size of [
		{ width: 180, height: 140 },
		{ width: 90.5, height: 233.25 },
	]) {
		const { svg, box } = drawThing(kind, { size, color: "red", variant });
		const seen = await seenBox(svg, { width: Math.ceil(size.width) + 2 * MARGIN, height: Math.ceil(size.height) + 2 * MARGIN });
		const differences = [seen.x - box.x, seen.y - box.y, seen.x + seen.width - (box.x + box.width), seen.y + seen.height - (box.y + box.height)];
		for (const difference of differences) expect(Math.abs(difference)).toBeLessThanOrEqual(1);
	}
});

test("one size, color and variant draw the same thing each time, another color another", () => {
	const [kind] = kinds as [ThingKind];
	const drawn = (color: "red" | "blue") => drawThing(kind, { size: { width: 100, height: 50 }, color, variant: 0 }).svg;
	expect(drawn("red")).toBe(drawn("red"));
	expect(drawn("red")).not.toBe(drawn("blue"));
});

/** Bounds of all pixels that are not fully transparent. */
async function seenBox(svg: string, { width, height }: { width: number; height: number }): Promise<Box> {
	const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>${paint.definitions(svg)}</defs><g transform="translate(${MARGIN} ${MARGIN})">${svg}</g></svg>`;
	const alpha = await sharp(Buffer.from(picture)).ensureAlpha().extractChannel(3).raw().toBuffer();
	const columns: number[] = [];
	const rows: number[] = [];
	for (let at = 0; at < alpha.length; at += 1) {
		if ((alpha[at] ?? 0) === 0) continue;
		columns.push(at % width);
		rows.push(Math.floor(at / width));
	}
	const [left, top] = [least(columns), least(rows)];
	return { x: left - MARGIN, y: top - MARGIN, width: greatest(columns) + 1 - left, height: greatest(rows) + 1 - top };
}

function least(numbers: readonly number[]): number {
	return numbers.reduce((a, b) => Math.min(a, b));
}

function greatest(numbers: readonly number[]): number {
	return numbers.reduce((a, b) => Math.max(a, b));
}
