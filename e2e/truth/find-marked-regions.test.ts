import sharp from "sharp";
import { expect, test } from "vitest";
import { imageWith } from "#e2e/fixtures/image-with.ts";
import { findMarkedRegions } from "#e2e/truth/find-marked-regions.ts";
import { drawMarks } from "#lib/synthesis/draw-marks.ts";

const image = imageWith([
	{ label: "dog", at: [100, 100] },
	{ label: "cat", at: [400, 300], size: [200, 100] },
	{ label: "bird", at: [390, 300], size: [150, 90] },
]);

async function look(marked: readonly string[], scale: number): Promise<readonly string[]> {
	const size = { width: 640 * scale, height: 480 * scale };
	const overlay = drawMarks(
		image.regions.filter(({ key }) => marked.includes(key)),
		{ size, scale },
	);
	const content = await sharp({ create: { ...size, channels: 3, background: "#c8a060" } })
		.composite([{ input: Buffer.from(overlay) }])
		.jpeg({ quality: 92 })
		.toBuffer();
	return findMarkedRegions({ sha256: "", bytes: content.length, content }, image);
}

test.each([
	[["r2"], 1],
	[["r1", "r3"], 1],
	[["r3"], 0.5],
	[[], 1],
] as const)("of regions framed %j at scale %d these are found, and no others", async (marked, scale) => {
	expect(await look(marked, scale)).toEqual(marked);
});
