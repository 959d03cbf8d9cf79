import { LLAMA_FACTORY_PROFILE, type LlamaFactoryRow } from "#lib/exports/schema.ts";
import type { Size } from "#lib/geometry/box.ts";

const CHARACTERS_PER_TOKEN = 3.5;
const PATCH_PX = 28;

/** About how many tokens a Qwen model takes for the row: text at 3.5 characters, the picture at a token for 28 × 28 pixels. */
export function estimateRowTokens(row: LlamaFactoryRow, image: Size): number {
	const characters = row.messages.reduce((sum, message) => sum + message.content.length, 0);
	const pixels = Math.min(image.width * image.height, LLAMA_FACTORY_PROFILE.imagePixelsMax);
	return Math.ceil(characters / CHARACTERS_PER_TOKEN + pixels / PATCH_PX ** 2);
}
