import { expect, test } from "vitest";
import { roundBox } from "#lib/geometry/box.ts";
import { imageContentSchema, type Pixels } from "#lib/images/schema.ts";
import { placeThing } from "#lib/samples/place-thing.ts";
import type { Scene } from "#lib/samples/scene.ts";
import { SCENE_KINDS } from "#lib/samples/scene-kinds.ts";
import { toSampleImage } from "#lib/samples/to-sample-image.ts";
import { train } from "#lib/samples/train.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

const PIXELS: Pixels = { sha256: "a".repeat(64), mime: "image/jpeg", width: 1280, height: 960, perceptualHash: "0".repeat(16) };
const name = { id: "sample-1", sha256: "b".repeat(64) };

test.each(SCENE_KINDS)("$name becomes an image with a region for every thing", (kind) => {
	const scene = kind.arrange(createSeededRandom("1"));
	const image = imageContentSchema.parse(toSampleImage(scene, name, PIXELS));
	expect(image.regions.map((region) => region.label)).toEqual(scene.things.map((thing) => thing.kind.label));
	expect(image.nextRegion).toBe(image.regions.length + 1);
	expect(image.licence.creditUrl).toBe("Tracewright contributors");
	for (const { box } of image.regions) {
		expect(box.x + box.width).toBeLessThanOrEqual(1280);
		expect(box.y + box.height).toBeLessThanOrEqual(960);
	}
});

test("a thing that goes on past the picture's edge has its box cut there", () => {
	const thing = placeThing(train, { at: [1280, 900], height: 200, color: "red", spot: "on the track" });
	const scene: Scene = { setting: "a track", remarks: [], backdrop: "", front: "", things: [thing] };
	const [region] = toSampleImage(scene, name, PIXELS).regions;
	expect(region?.box).toEqual(roundBox({ x: thing.box.x, y: 700, width: 1280 - thing.box.x, height: 200 }));
	expect(region?.attributes).toEqual({ material: "metal" });
});
