import { boxAreaPx2 } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";

export function largestOf(regions: readonly Region[]): Region | undefined {
	return [...regions].sort((a, b) => boxAreaPx2(b.box) - boxAreaPx2(a.box))[0];
}
