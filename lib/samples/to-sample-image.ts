import { clipBox, roundBox } from "#lib/geometry/box.ts";
import type { ImageContent, Pixels, Region } from "#lib/images/schema.ts";
import { listAttributes } from "#lib/samples/list-attributes.ts";
import { SCENE_SIZE, type Scene } from "#lib/samples/scene.ts";
import { writeCaption } from "#lib/samples/write-caption.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";

export const SAMPLE_SOURCE = "sample";

const LICENCE = {
	name: "CC0 1.0",
	url: "https://creativecommons.org/publicdomain/zero/1.0/",
	creditUrl: "Tracewright contributors",
};

/** Which scene it is, and the SHA-256 of its file. */
export type SampleName = { readonly id: string; readonly sha256: string };

/** A drawn scene as its dataset keeps it: every thing a region, with its attributes, and a caption that says where they are. */
export function toSampleImage(scene: Scene, { id, sha256 }: SampleName, pixels: Pixels): ImageContent {
	const regions = scene.things.flatMap((thing): readonly Omit<Region, "key">[] => {
		const box = clipBox(thing.box, SCENE_SIZE);
		if (!box) return [];
		const attributes = listAttributes(thing, scene.things);
		const told = Object.keys(attributes).length > 0 ? { attributes } : {};
		return [{ label: thing.kind.label, box: roundBox(box), crowd: false, origin: "import", original: null, sourceId: null, ...told }];
	});
	return {
		v: 1,
		kind: "image",
		pixels,
		source: { name: SAMPLE_SOURCE, id, split: "unknown", fileName: `${id}.jpg`, sha256 },
		licence: LICENCE,
		captions: [{ text: writeCaption(scene, createSeededRandom(`caption ${id}`)), author: "unknown" }],
		regions: regions.map((region, at) => ({ key: `r${at + 1}`, ...region })),
		nextRegion: regions.length + 1,
	};
}
