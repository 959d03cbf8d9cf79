import { once } from "node:events";
import { createWriteStream } from "node:fs";

export type CocoFileShape = { readonly images: number; readonly boxes: number };

const WIDTH = 640;
const HEIGHT = 480;
const CATEGORIES = 80;

/**
 * Writes a COCO instances file as large as asked, the same bytes for the same shape. Its annotations lie as COCO's own do: in no order
 * of images or ids, each with a polygon.
 */
export async function writeCocoFile(file: string, shape: CocoFileShape): Promise<void> {
	const out = createWriteStream(file);
	const random = randomNumbers(7);
	await writeAll(out, header(shape));
	for (let from = 0; from < shape.images; from += 1_000) {
		const rows = Array.from({ length: Math.min(1_000, shape.images - from) }, (_, index) => imageRow(from + index));
		await writeAll(out, `${from === 0 ? "" : ","}${rows.join(",")}`);
	}
	await writeAll(out, '],"annotations":[');
	for (let from = 0; from < shape.boxes; from += 1_000) {
		const rows = Array.from({ length: Math.min(1_000, shape.boxes - from) }, (_, index) => boxRow(from + index, shape, random));
		await writeAll(out, `${from === 0 ? "" : ","}${rows.join(",")}`);
	}
	const categories = Array.from({ length: CATEGORIES }, (_, at) => JSON.stringify({ supercategory: "thing", id: at + 1, name: `thing ${at + 1}` }));
	await writeAll(out, `],"categories":[${categories.join(",")}]}`);
	out.end();
	await once(out, "close");
}

async function writeAll(out: NodeJS.WritableStream, text: string): Promise<void> {
	if (!out.write(text)) await once(out, "drain");
}

function header(shape: CocoFileShape): string {
	return `{"info":{"description":"${shape.images} images, ${shape.boxes} boxes"},"licenses":[{"id":4,"name":"Attribution License","url":"http://creativecommons.org/licenses/by/2.0/"}],"images":[`;
}

function imageRow(at: number): string {
	const id = at + 1;
	const name = `${String(id).padStart(12, "0")}.jpg`;
	return JSON.stringify({
		license: 4,
		file_name: name,
		coco_url: `http://images.cocodataset.org/train2017/${name}`,
		height: HEIGHT,
		width: WIDTH,
		date_captured: "2013-11-14 16:28:13",
		flickr_url: `http://farm6.staticflickr.com/5502/${id}_z.jpg`,
		id,
	});
}

function boxRow(at: number, shape: CocoFileShape, random: () => number): string {
	const width = hundredths(10 + random() * 200);
	const height = hundredths(10 + random() * 200);
	const x = hundredths(random() * (WIDTH - width));
	const y = hundredths(random() * (HEIGHT - height));
	const polygon = Array.from({ length: 40 }, (_, corner) => hundredths(corner % 2 === 0 ? x + random() * width : y + random() * height));
	return JSON.stringify({
		segmentation: [polygon],
		area: hundredths((width * height) / 2),
		iscrowd: 0,
		image_id: 1 + Math.floor(random() * shape.images),
		bbox: [x, y, width, height],
		category_id: 1 + Math.floor(random() * CATEGORIES),
		id: 1 + ((at * 7_919) % shape.boxes),
	});
}

function hundredths(value: number): number {
	return Math.round(value * 100) / 100;
}

/** A small generator of numbers in [0, 1), so that a bench has the same input each time. */
function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
