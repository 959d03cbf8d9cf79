import type { Box, Size } from "#lib/geometry/box.ts";
import { type HueName, hues } from "#lib/samples/hues.ts";
import { pen } from "#lib/samples/pen.ts";
import type { ThingKind } from "#lib/samples/thing-kind.ts";

type Drawing = { readonly size: Size; readonly color: HueName; readonly variant: number; readonly isFlipped?: boolean };

/** A thing of that size as SVG, with the box that it fills exactly: its shapes are stretched from their own bounds to it. */
export function drawThing(kind: ThingKind, { size, color, variant, isFlipped = false }: Drawing): { readonly svg: string; readonly box: Box } {
	const shapes = kind.draw(hues[color], variant);
	const own = pen.bounds(shapes);
	const [scaleX, scaleY] = [size.width / own.width, size.height / own.height];
	const turn = isFlipped ? `translate(${size.width} 0) scale(-1 1) ` : "";
	const svg = `<g transform="${turn}scale(${scaleX} ${scaleY}) translate(${-own.x} ${-own.y})">${shapes.map((shape) => shape.svg).join("")}</g>`;
	return { svg, box: { x: 0, y: 0, width: size.width, height: size.height } };
}
