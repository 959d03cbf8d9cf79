import { type Box, boxAreaPx2, type Size } from "#lib/geometry/box.ts";
import { boxOverlap } from "#lib/geometry/box-overlap.ts";

/** A box that a detector found for a phrase; the score is null where it tells none. */
export type Detected = { readonly label: string; readonly box: Box; readonly score: number | null };
export type Suppressed<Found extends Detected> = { readonly found: Found; readonly reason: string };

const OVERLAP_MAX = 0.5;
const AREA_SHARE_MIN = 0.001;
const AREA_SHARE_MAX = 0.95;
const PER_LABEL_MAX = 20;

/**
 * What is left of a detector's boxes after non-maximum suppression by label and the limits of `interop.md` D, in the order given, and what fell with
 * the reason, as a predicate. The better score stands; of equal scores, or of none, the earlier. Large boxes are mostly seen where nothing is (`method.md` §9.2).
 */
export function suppressOverlaps<Found extends Detected>(
	detected: readonly Found[],
	frame: Size,
	overlapMax = OVERLAP_MAX,
): { readonly kept: readonly Found[]; readonly suppressed: readonly Suppressed<Found>[] } {
	const kept = new Set<Found>();
	const suppressed: Suppressed<Found>[] = [];
	const byScore = detected.toSorted((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) || 0);
	for (const found of byScore) {
		const reason =
			areaFault(found.box, frame) ??
			faultAmong(
				[...kept].filter((better) => isSameLabel(better, found)),
				{ found, overlapMax },
			);
		if (reason === null) kept.add(found);
		else suppressed.push({ found, reason });
	}
	return { kept: detected.filter((found) => kept.has(found)), suppressed };
}

function areaFault(box: Box, frame: Size): string | null {
	const share = boxAreaPx2(box) / (frame.width * frame.height);
	if (share < AREA_SHARE_MIN) return `takes up less than ${AREA_SHARE_MIN * 100} % of the picture`;
	return share > AREA_SHARE_MAX ? `takes up more than ${AREA_SHARE_MAX * 100} % of the picture` : null;
}

type Compared = { readonly found: Detected; readonly overlapMax: number };

function faultAmong(better: readonly Detected[], { found: { box }, overlapMax }: Compared): string | null {
	if (better.some((other) => boxOverlap(other.box, box) > overlapMax)) return "overlaps a better box of the same label";
	return better.length >= PER_LABEL_MAX ? `comes after ${PER_LABEL_MAX} better boxes of the same label` : null;
}

function isSameLabel(a: Detected, b: Detected): boolean {
	return a.label.trim().toLowerCase() === b.label.trim().toLowerCase();
}
