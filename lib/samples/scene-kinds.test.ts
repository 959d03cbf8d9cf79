import sharp from "sharp";
import { expect, test } from "vitest";
import { clipBox } from "#lib/geometry/box.ts";
import { drawScene } from "#lib/samples/draw-scene.ts";
import { drawThing } from "#lib/samples/draw-thing.ts";
import { paint } from "#lib/samples/paint.ts";
import { SCENE_SIZE, type SceneKind, type Thing } from "#lib/samples/scene.ts";
import { SCENE_KINDS } from "#lib/samples/scene-kinds.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const { width, height } = SCENE_SIZE;
const MARGIN = 4;
const arranged = (kind: SceneKind, seed = "1") => kind.arrange(createSeededRandom(`${seed} ${kind.name}`));

test("there are sixteen scenes, each with its own name", () => {
	expect(new Set(SCENE_KINDS.map((kind) => kind.name)).size).toBeGreaterThanOrEqual(16);
});

test.each(SCENE_KINDS)("$name is drawn the same for one seed, and otherwise for another", (kind) => {
	expect(drawScene(arranged(kind))).toBe(drawScene(arranged(kind)));
	expect(drawScene(arranged(kind))).not.toBe(drawScene(arranged(kind, "2")));
});

test.each(SCENE_KINDS)("in $name nothing hides a side of anything, so that each box bounds what is seen", async (kind) => {
	const { things } = arranged(kind);
	const owner = new Int16Array(width * height).fill(-1);
	for (const [at, thing] of things.entries()) {
		const { alpha, area } = await drawAlone(thing);
		for (const [pixel, seen] of alpha.entries()) {
			if (seen > 40) owner[(area.y + Math.floor(pixel / area.width)) * width + area.x + (pixel % area.width)] = at;
		}
	}
	for (const [at, { box, kind: thing }] of things.entries()) {
		const seen = boundsOf(owner, at);
		const own = clipBox(box, SCENE_SIZE) ?? box;
		const hidden = [seen.left - own.x, seen.top - own.y, own.x + own.width - seen.right, own.y + own.height - seen.bottom];
		expect(Math.max(...hidden), `${thing.label} ${at}`).toBeLessThan(2);
	}
});

/** How opaque each pixel is in the part of the scene that the thing may reach. */
async function drawAlone({ kind, box, color, variant, isFlipped }: Thing) {
	const [x, y] = [Math.max(0, Math.floor(box.x) - MARGIN), Math.max(0, Math.floor(box.y) - MARGIN)];
	const right = Math.min(width, Math.ceil(box.x + box.width) + MARGIN);
	const bottom = Math.min(height, Math.ceil(box.y + box.height) + MARGIN);
	const area = { x, y, width: right - x, height: bottom - y };
	const { svg } = drawThing(kind, { size: box, color, variant, isFlipped });
	const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${area.width}" height="${area.height}"><defs>${paint.definitions(svg)}</defs><g transform="translate(${box.x - x} ${box.y - y})">${svg}</g></svg>`;
	return { area, alpha: await sharp(Buffer.from(picture)).ensureAlpha().extractChannel(3).raw().toBuffer() };
}

function boundsOf(owner: Int16Array, one: number) {
	const seen = { left: width, top: height, right: 0, bottom: 0 };
	for (let pixel = owner.indexOf(one); pixel >= 0; pixel = owner.indexOf(one, pixel + 1)) {
		const [x, y] = [pixel % width, Math.floor(pixel / width)];
		seen.left = Math.min(seen.left, x);
		seen.right = Math.max(seen.right, x + 1);
		seen.top = Math.min(seen.top, y);
		seen.bottom = Math.max(seen.bottom, y + 1);
	}
	return seen;
}
