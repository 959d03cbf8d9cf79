import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";

const COLORS = ["#d9822b", "#2b6cb0", "#2f855a", "#b83280"];
const LABELS = ["dog", "cat", "kite", "clock"];

/** A folder in COCO's shape with six drawn pictures, for machines that have no real photos. */
export async function drawPhotos(): Promise<string> {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-photos-"));
	mkdirSync(path.join(folder, "images"));
	const images = Array.from({ length: 6 }, (_, place) => ({ id: place + 1, file_name: `${place + 1}.png`, width: 640, height: 480 }));
	const annotations = images.flatMap(({ id }) =>
		LABELS.slice(0, 2 + (id % 3)).map((_, place) => ({
			id: id * 10 + place,
			image_id: id,
			category_id: place + 1,
			bbox: [40 + place * 140, 60 + place * 90, 110, 80],
			iscrowd: 0,
		})),
	);
	for (const { id, file_name } of images) {
		const boxes = annotations.filter((annotation) => annotation.image_id === id);
		const shapes = boxes.map(
			({ bbox: [x, y, width, height] }, place) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${COLORS[place]}"/>`,
		);
		const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="hsl(${id * 50} 30% 80%)"/>${shapes.join("")}</svg>`;
		await sharp(Buffer.from(drawing))
			.png()
			.toFile(path.join(folder, "images", file_name));
	}
	const categories = LABELS.map((name, place) => ({ id: place + 1, name }));
	writeFileSync(path.join(folder, "instances.json"), JSON.stringify({ images, annotations, categories }));
	return folder;
}
