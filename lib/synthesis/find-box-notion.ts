import type { Size } from "#lib/geometry/box.ts";
import { smartResize } from "#lib/geometry/smart-resize.ts";
import type { VlmBoxNotion } from "#lib/synthesis/read-vlm-boxes.ts";

export type FoundNotion = { readonly kind: "known"; readonly notion: VlmBoxNotion } | { readonly kind: "unknown" } | { readonly kind: "unfit picture" };

/** Qwen2.5-VL's processor, as it comes. */
const QWEN_2_5 = { factor: 28, areaMinPx2: 4 * 28 * 28, areaMaxPx2: 16_384 * 28 * 28 };

const RESIZED = /qwen-?2[._-]?5-?(?:vl|omni)/i;
const THOUSANDTHS = /qwen-?2-?vl|qwen-?3|internvl|cogvlm|deepseek-?vl-?2/i;

/** How a model counts in its boxes (`interop.md` B.9), told by its name, for a picture of the size that is sent. */
export function findBoxNotion(model: string, sent: Size): FoundNotion {
	if (THOUSANDTHS.test(model)) return { kind: "known", notion: { kind: "thousandths" } };
	if (!RESIZED.test(model)) return { kind: "unknown" };
	const resized = smartResize(sent, QWEN_2_5);
	return resized ? { kind: "known", notion: { kind: "resized-pixels", resized } } : { kind: "unfit picture" };
}
