import "server-only";
import sharp from "sharp";
import { drawScene } from "#lib/samples/draw-scene.ts";
import type { Scene } from "#lib/samples/scene.ts";

/** The scene's pixels as a JPEG of about 120 kB, the same bytes each time. */
export function renderScene(scene: Scene): Promise<Buffer> {
	return sharp(Buffer.from(drawScene(scene)))
		.flatten({ background: "#ffffff" })
		.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
		.toBuffer();
}
