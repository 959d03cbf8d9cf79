import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";

const SIZE = { width: 1280, height: 960 };
const COLUMNS = 40;
const ROWS = 25;

/** A folder in COCO's shape with one drawn picture of a thousand people, and two dogs among them that can be asked about. */
export async function drawCrowd(): Promise<string> {
	const folder = mkdtempSync(path.join(tmpdir(), "tracewright-crowd-"));
	mkdirSync(path.join(folder, "images"));
	const people = Array.from({ length: COLUMNS * ROWS }, (_, n) => ({
		label: 1,
		box: [8 + (n % COLUMNS) * 31.4, 8 + Math.floor(n / COLUMNS) * 37.6, 16 + ((n * 7) % 9), 24 + ((n * 5) % 9)] as const,
	}));
	const dogs = [[120, 700, 220, 180] as const, [860, 300, 260, 190] as const].map((box) => ({ label: 2, box }));
	const shapes = [...dogs, ...people].map(
		({ label, box: [x, y, width, height] }, n) =>
			`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 3}" fill="${label === 2 ? "#8a6a3d" : `hsl(${(n * 47) % 360} 35% ${38 + (n % 4) * 8}%)`}"/>`,
	);
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#c9d3c0"/>${shapes.join("")}</svg>`;
	await sharp(Buffer.from(drawing))
		.png()
		.toFile(path.join(folder, "images", "crowd.png"));
	const annotations = [...dogs, ...people].map(({ label, box }, n) => ({ id: n + 1, image_id: 1, category_id: label, bbox: box, iscrowd: 0 }));
	const categories = ["person", "dog", "kite", "bench", "bicycle"].map((name, n) => ({ id: n + 1, name }));
	writeFileSync(path.join(folder, "instances.json"), JSON.stringify({ images: [{ id: 1, file_name: "crowd.png", ...SIZE }], annotations, categories }));
	return folder;
}
