import type { Box } from "#lib/geometry/box.ts";
import { curveExtent } from "#lib/samples/curve-extent.ts";
import { type Curve, tracePath } from "#lib/samples/trace-path.ts";

/** A piece of a drawing: its SVG, and the curves that bound what it covers, each with the width of stroke beyond it. */
export type Shape = { readonly svg: string; readonly d: string; readonly edges: readonly Edge[] };
type Edge = { readonly curve: Curve; readonly beyond: number };

export type Stroke = { readonly color: string; readonly width: number };

/** Handles at this share of the radius make four Bézier curves a circle, to three parts in ten thousand. */
const ROUND = 0.5522847;

/** Draws shapes whose bounds are known exactly, because each of them is made of Bézier curves. */
export const pen = {
	path(d: string, fill: string, opacity = 1): Shape {
		return { svg: `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`, d, edges: toEdges(d, 0) };
	},

	rect([x, y, width, height, radius = 0]: readonly [x: number, y: number, width: number, height: number, radius?: number], fill: string, opacity = 1): Shape {
		return pen.path(roundedRect({ x, y, width, height }, Math.min(radius, width / 2, height / 2)), fill, opacity);
	},

	ellipse([cx, cy, rx, ry = rx]: readonly [cx: number, cy: number, rx: number, ry?: number], fill: string, opacity = 1): Shape {
		const [kx, ky] = [rx * ROUND, ry * ROUND];
		const [left, right, top, bottom] = [cx - rx, cx + rx, cy - ry, cy + ry];
		const d = `M${n(left)} ${n(cy)}C${n(left)} ${n(cy - ky)} ${n(cx - kx)} ${n(top)} ${n(cx)} ${n(top)}C${n(cx + kx)} ${n(top)} ${n(right)} ${n(cy - ky)} ${n(right)} ${n(cy)}C${n(right)} ${n(cy + ky)} ${n(cx + kx)} ${n(bottom)} ${n(cx)} ${n(bottom)}C${n(cx - kx)} ${n(bottom)} ${n(left)} ${n(cy + ky)} ${n(left)} ${n(cy)}Z`;
		return pen.path(d, fill, opacity);
	},

	/** A stroke with round ends and corners. */
	line(d: string, { color, width }: Stroke, opacity = 1): Shape {
		const svg = `<path d="${d}" fill="none" stroke="${color}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
		return { svg, d, edges: toEdges(d, width / 2) };
	},

	/** A shape with details on it, none of which shows outside of it. */
	inside(outline: Shape, details: readonly Shape[]): Shape {
		const id = `c${digest(outline.d)}`;
		const svg = `${outline.svg}<clipPath id="${id}"><path d="${outline.d}"/></clipPath><g clip-path="url(#${id})">${details.map((detail) => detail.svg).join("")}</g>`;
		return { ...outline, svg };
	},

	/** Shapes turned clockwise about a point. */
	turned([degrees, cx, cy]: readonly [degrees: number, cx: number, cy: number], shapes: readonly Shape[]): Shape {
		const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
		const turnX = (x: number, y: number): number => cx + (x - cx) * cos - (y - cy) * sin;
		const turnY = (x: number, y: number): number => cy + (x - cx) * sin + (y - cy) * cos;
		const edges = shapes
			.flatMap((shape) => shape.edges)
			.map(({ curve: [a, b, c, d, e, f, g, h], beyond }): Edge => {
				return { beyond, curve: [turnX(a, b), turnY(a, b), turnX(c, d), turnY(c, d), turnX(e, f), turnY(e, f), turnX(g, h), turnY(g, h)] };
			});
		return { svg: `<g transform="rotate(${n(degrees)} ${n(cx)} ${n(cy)})">${shapes.map((shape) => shape.svg).join("")}</g>`, d: "", edges };
	},

	/** The smallest rectangle around all that the shapes cover. */
	bounds(shapes: readonly Shape[]): Box {
		let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
		for (const { curve, beyond } of shapes.flatMap((shape) => shape.edges)) {
			const [x0, x1] = curveExtent(curve[0], curve[2], curve[4], curve[6]);
			const [y0, y1] = curveExtent(curve[1], curve[3], curve[5], curve[7]);
			[left, right] = [Math.min(left, x0 - beyond), Math.max(right, x1 + beyond)];
			[top, bottom] = [Math.min(top, y0 - beyond), Math.max(bottom, y1 + beyond)];
		}
		return { x: left, y: top, width: right - left, height: bottom - top };
	},
} as const;

function toEdges(d: string, beyond: number): readonly Edge[] {
	return tracePath(d).map((curve) => ({ curve, beyond }));
}

function roundedRect({ x, y, width, height }: Box, radius: number): string {
	const [right, bottom, k] = [x + width, y + height, radius * (1 - ROUND)];
	if (radius === 0) return `M${n(x)} ${n(y)}H${n(right)}V${n(bottom)}H${n(x)}Z`;
	return [
		`M${n(x + radius)} ${n(y)}H${n(right - radius)}C${n(right - k)} ${n(y)} ${n(right)} ${n(y + k)} ${n(right)} ${n(y + radius)}`,
		`V${n(bottom - radius)}C${n(right)} ${n(bottom - k)} ${n(right - k)} ${n(bottom)} ${n(right - radius)} ${n(bottom)}`,
		`H${n(x + radius)}C${n(x + k)} ${n(bottom)} ${n(x)} ${n(bottom - k)} ${n(x)} ${n(bottom - radius)}`,
		`V${n(y + radius)}C${n(x)} ${n(y + k)} ${n(x + k)} ${n(y)} ${n(x + radius)} ${n(y)}Z`,
	].join("");
}

/** A hundredth of a unit is finer than any pixel. */
function n(value: number): string {
	return `${Math.round(value * 100) / 100}`;
}

/** FNV-1a of 32 bits: equal outlines have equal names, whichever thing they belong to. */
function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36);
}
