import { paint } from "#lib/samples/paint.ts";
import { pen } from "#lib/samples/pen.ts";
import { SCENE_SIZE } from "#lib/samples/scene.ts";

const { width, height } = SCENE_SIZE;

/** What is around the things and is no thing itself: never labelled, in any scene. */
export const scenery = {
	/** Wall and floor of a room that meet at that height. */
	room({ wall, floor, meet, boards }: { readonly wall: string; readonly floor: string; readonly meet: number; readonly boards: boolean }): string {
		const deepFloor = paint.mix(floor, "#2a2352", 0.14);
		const lines = Array.from({ length: 13 }, (_, at) => {
			const x = -260 + at * 150;
			return `<path d="M${640 + (x - 640) * 0.72} ${meet}L${x} ${height}" stroke="#2a2352" stroke-width="2" opacity="0.1"/>`;
		});
		return [
			`<rect width="${width}" height="${meet + 2}" fill="${paint.slant(paint.mix(wall, "#fff4dc", 0.35), paint.mix(wall, "#2a2352", 0.1))}"/>`,
			`<rect y="${meet}" width="${width}" height="${height - meet}" fill="${paint.down(floor, deepFloor)}"/>`,
			...(boards ? lines : []),
			`<rect y="${meet - 18}" width="${width}" height="18" fill="${paint.across(paint.mix(wall, "#ffffff", 0.55), paint.mix(wall, "#ffffff", 0.25))}"/>`,
			`<rect y="${meet}" width="${width}" height="7" fill="#2a2352" opacity="0.16"/>`,
		].join("");
	},

	/** A window with the sky in it. */
	window([x, y, w, h]: readonly [x: number, y: number, w: number, h: number]): string {
		const frame = "#fbf6ec";
		return [
			`<rect x="${x - 14}" y="${y - 14}" width="${w + 28}" height="${h + 28}" rx="4" fill="${paint.slant(frame, "#d9d1cc")}" filter="url(#cast)"/>`,
			`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${paint.down("#a9d6ea", "#fdebc8")}"/>`,
			cloud(x + w * 0.3, y + h * 0.34, w * 0.16),
			`<clipPath id="w${x}"><rect x="${x}" y="${y}" width="${w}" height="${h}"/></clipPath><g clip-path="url(#w${x})">`,
			`<ellipse cx="${x + w * 0.25}" cy="${y + h * 1.08}" rx="${w * 0.6}" ry="${h * 0.34}" fill="#9cc59b"/><ellipse cx="${x + w * 0.85}" cy="${y + h * 1.1}" rx="${w * 0.6}" ry="${h * 0.3}" fill="#7fb08b"/>`,
			`<path d="M${x + w * 0.1} ${y}H${x + w * 0.34}L${x + w * 0.06} ${y + h}H${x - w * 0.2}Z" fill="#ffffff" opacity="0.18"/></g>`,
			`<rect x="${x + w / 2 - 6}" y="${y}" width="12" height="${h}" fill="${frame}"/><rect x="${x}" y="${y + h * 0.44}" width="${w}" height="9" fill="${frame}"/>`,
			`<rect x="${x - 26}" y="${y + h + 12}" width="${w + 52}" height="16" rx="4" fill="${paint.across("#fffaf0", "#d5ccc6")}" filter="url(#cast)"/>`,
		].join("");
	},

	/** Sunlight on a wall or a floor, as a window throws it. */
	beam(points: string, strength = 0.3): string {
		return `<path d="${points}" fill="#fff1c9" opacity="${strength}" filter="url(#beam)"/>`;
	},

	/** An oval rug, or a round one seen flat. */
	rug([cx, cy, rx, ry]: readonly [cx: number, cy: number, rx: number, ry: number], color: string): string {
		return [
			pen.ellipse([cx, cy + 4, rx, ry], paint.mix(color, "#2a2352", 0.3)).svg,
			pen.ellipse([cx, cy, rx, ry], paint.across(paint.mix(color, "#fff4dc", 0.3), color)).svg,
			`<ellipse cx="${cx}" cy="${cy}" rx="${rx * 0.88}" ry="${ry * 0.82}" fill="none" stroke="#fff6e4" stroke-width="4" opacity="0.65"/>`,
			`<ellipse cx="${cx}" cy="${cy}" rx="${rx * 0.62}" ry="${ry * 0.56}" fill="${paint.mix(color, "#2a2352", 0.1)}" opacity="0.5"/>`,
		].join("");
	},

	/** A board on the wall. Things stand on its upper edge. */
	shelf([x, y, w]: readonly [x: number, y: number, w: number], color = "#b98556"): string {
		return `<g filter="url(#cast)"><rect x="${x}" y="${y}" width="${w}" height="16" rx="3" fill="${paint.across(paint.mix(color, "#fff0d2", 0.3), paint.mix(color, "#2a2352", 0.2))}"/><path d="M${x + 40} ${y + 16}V${y + 44}L${x + 62} ${y + 16}ZM${x + w - 40} ${y + 16}V${y + 44}L${x + w - 62} ${y + 16}Z" fill="${paint.mix(color, "#2a2352", 0.45)}"/></g>`;
	},

	sky(top: string, horizon: string, to = height): string {
		return `<rect width="${width}" height="${to}" fill="${paint.down(top, horizon)}"/>`;
	},

	sun([x, y, r]: readonly [x: number, y: number, r: number], color = "#fff3c9"): string {
		return `<circle cx="${x}" cy="${y}" r="${r * 3.4}" fill="${paint.glow(`${color}b0`, `${color}00`)}"/><circle cx="${x}" cy="${y}" r="${r}" fill="${color}"/>`;
	},

	clouds(places: readonly (readonly [x: number, y: number, size: number])[]): string {
		return places.map(([x, y, size]) => cloud(x, y, size)).join("");
	},

	/** A rolling horizon from edge to edge, filled down to the bottom. */
	hills(base: number, swing: number, [from, to]: readonly [from: string, to: string]): string {
		return `<path d="M0 ${base}C180 ${base - swing * 1.4} 360 ${base - swing} 560 ${base + swing * 0.2}S960 ${base - swing * 1.5} 1280 ${base - swing * 0.4}V960H0Z" fill="${paint.down(from, to)}"/>`;
	},

	/** House fronts along a street, their windows lit by chance's number. */
	houses(foot: number, fronts: readonly { readonly x: number; readonly w: number; readonly h: number; readonly color: string }[]): string {
		return fronts.map((front) => house(foot, front)).join("");
	},

	/** Darkens the far corner a little, so that the eye rests inside. */
	vignette: `<rect width="${width}" height="${height}" fill="${paint.slant("#fff4d61c", "#2a235222")}"/>`,
} as const;

function cloud(x: number, y: number, size: number): string {
	return `<g fill="#ffffff" opacity="0.85"><ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * 0.3}"/><circle cx="${x - size * 0.3}" cy="${y - size * 0.2}" r="${size * 0.32}"/><circle cx="${x + size * 0.22}" cy="${y - size * 0.3}" r="${size * 0.42}"/></g>`;
}

function house(foot: number, { x, w, h, color }: { readonly x: number; readonly w: number; readonly h: number; readonly color: string }): string {
	const columns = Math.max(2, Math.round(w / 78));
	const rows = Math.max(2, Math.floor((h - 150) / 96));
	const step = w / columns;
	const panes = Array.from({ length: columns * rows }, (_, at) => {
		const [px, py] = [x + (at % columns) * step + step / 2 - 18, foot - h + 42 + Math.floor(at / columns) * 96];
		const glass = (at * 7 + Math.round(x)) % 3 === 0 ? paint.down("#ffe9b0", "#ffd58a") : paint.slant("#d9ecf2", "#8fb3c9");
		return `<rect x="${px - 4}" y="${py - 4}" width="44" height="62" rx="3" fill="#fff8ea" opacity="0.85"/><rect x="${px}" y="${py}" width="36" height="54" fill="${glass}"/><rect x="${px + 16}" y="${py}" width="4" height="54" fill="#fff8ea"/><rect x="${px - 8}" y="${py + 58}" width="52" height="6" fill="#2a2352" opacity="0.2"/>`;
	});
	return [
		`<rect x="${x}" y="${foot - h}" width="${w}" height="${h}" fill="${paint.across(paint.mix(color, "#fff0d2", 0.3), paint.mix(color, "#2a2352", 0.12))}"/>`,
		`<rect x="${x - 6}" y="${foot - h - 12}" width="${w + 12}" height="18" rx="3" fill="${paint.mix(color, "#2a2352", 0.35)}"/>`,
		`<rect x="${x}" y="${foot - h + 6}" width="${w}" height="8" fill="#2a2352" opacity="0.14"/>`,
		...panes,
		`<rect x="${x}" y="${foot - 62}" width="${w}" height="62" fill="#2a2352" opacity="0.12"/>`,
	].join("");
}
