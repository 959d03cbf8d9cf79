import { expect, test } from "vitest";
import { type ImageContent, type Region, UNKNOWN_LICENCE } from "#lib/images/schema.ts";
import { keepRegionKeys } from "#lib/imports/keep-region-keys.ts";

test("an annotation keeps its key, a new one gets a fresh key, and the key of one that went is not used again", () => {
	const before = image([region("r1", "10"), region("r2", "20"), region("r3", null)], 4);
	const imported = image([region("r1", "15"), region("r2", "20"), region("r3", "30")], 4);
	const kept = keepRegionKeys(before, imported);
	expect(kept.regions.map(({ key, sourceId }) => [key, sourceId])).toEqual([
		["r4", "15"],
		["r2", "20"],
		["r5", "30"],
	]);
	expect(kept.nextRegion).toBe(6);
});

test("the same import is left as it is", () => {
	const same = image([region("r1", "10"), region("r2", "20")], 3);
	expect(keepRegionKeys(same, same)).toEqual(same);
});

function region(key: string, sourceId: string | null): Region {
	return { key, sourceId, label: "dog", box: { x: 0, y: 0, width: 1, height: 1 }, crowd: false, origin: "import", original: null };
}

function image(regions: Region[], nextRegion: number): ImageContent {
	const sha256 = "0".repeat(64);
	return {
		v: 1,
		kind: "image",
		pixels: { sha256, mime: "image/jpeg", width: 9, height: 9, perceptualHash: "0".repeat(16) },
		source: { name: "coco", id: "1", split: "unknown", fileName: "1.jpg", sha256 },
		licence: UNKNOWN_LICENCE,
		captions: [],
		regions,
		nextRegion,
	};
}
