import { type Box, boxAreaPx2 } from "#lib/geometry/box.ts";
import { sharedAreaPx2 } from "#lib/geometry/box-overlap.ts";
import type { Kind } from "#lib/synthesis/scene.ts";

/** Of a right thing, so much may be covered by something else before a viewer takes it for that. */
const COVERED_FRACTION_MAX = 0.2;

/** Whether the kind is no fair wrong option: one of its things covers too much of what the right answer is seen by. */
export function coversEvidence(kind: Kind, evidence: readonly Box[]): boolean {
	return kind.regions.some((region) => evidence.some((box) => sharedAreaPx2(region.box, box) > COVERED_FRACTION_MAX * boxAreaPx2(box)));
}
