import { roundBox } from "#lib/geometry/box.ts";
import { type HueName, hues } from "#lib/samples/hues.ts";
import { pen } from "#lib/samples/pen.ts";
import type { Thing } from "#lib/samples/scene.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

type Place = {
	/** Middle of its lower edge. */
	readonly at: readonly [x: number, y: number];
	readonly height: number;
	readonly color: HueName;
	readonly spot: string;
	readonly variant?: number;
	readonly isFlipped?: boolean;
};

/** Puts a thing somewhere, in its own proportions. */
export function placeThing(kind: ThingKind, { at: [x, y], height, color, spot, variant = 0, isFlipped = false }: Place): Thing {
	const width = height * proportion(kind, variant);
	return { kind, variant, color, spot, isFlipped, box: roundBox({ x: x - width / 2, y: y - height, width, height }) };
}

const kept = new Map<ThingKind, Map<number, number>>();

/** Width to height. It depends on no color, so it is worked out once. */
function proportion(kind: ThingKind, variant: number): number {
	const known = kept.get(kind)?.get(variant);
	if (known !== undefined) return known;
	const { width, height } = pen.bounds(kind.draw(hues.gray, variant));
	kept.set(kind, new Map([...(kept.get(kind) ?? []), [variant, width / height]]));
	return width / height;
}
