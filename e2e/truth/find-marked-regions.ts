import sharp from "sharp";
import type { SentImage } from "#e2e/inference-server/asked.ts";
import type { ImageContent, Region } from "#lib/images/schema.ts";

const POINTS_A_SIDE = 12;
const MARKED_SHARE = 0.6;

/** Regions that are framed in a sent picture, as `drawMarks` frames them. Their boxes are looked along, so that nothing of the drawing need be known but its color. */
export async function findMarkedRegions({ content }: SentImage, { regions, pixels }: Pick<ImageContent, "regions" | "pixels">): Promise<readonly string[]> {
	const { data, info } = await sharp(content).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
	const scale = info.width / pixels.width;
	const isFrame = ({ x, y }: Point): boolean => {
		const at = (Math.min(info.height - 1, Math.round(y * scale)) * info.width + Math.min(info.width - 1, Math.round(x * scale))) * info.channels;
		const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
		return red - blue > 130 && green > 130;
	};
	return regions
		.filter((region) => {
			const points = pointsAlong(region);
			return points.filter(isFrame).length / points.length >= MARKED_SHARE;
		})
		.map(({ key }) => key);
}

type Point = { readonly x: number; readonly y: number };

function pointsAlong({ box: { x, y, width, height } }: Region): readonly Point[] {
	return Array.from({ length: POINTS_A_SIDE }, (_, at) => (at + 0.5) / POINTS_A_SIDE).flatMap((share) => [
		{ x: x + share * width, y },
		{ x: x + share * width, y: y + height },
		{ x, y: y + share * height },
		{ x: x + width, y: y + share * height },
	]);
}
