/** Fills. A gradient is named by its colors, as `#rrggbb` or `#rrggbbaa`, so that drawings need not carry definitions around. */
export const paint = {
	/** From the top downwards. */
	down: (from: string, to: string): string => gradient("v", from, to),
	/** From the left, where the light comes from, to the right. */
	across: (from: string, to: string): string => gradient("h", from, to),
	/** From the top left corner to the bottom right one. */
	slant: (from: string, to: string): string => gradient("d", from, to),
	/** From a light spot at the upper left outwards. */
	ball: (from: string, to: string): string => gradient("r", from, to),
	/** From the middle outwards. */
	glow: (from: string, to: string): string => gradient("g", from, to),

	/** A color on its way to another. */
	mix(from: string, to: string, share: number): string {
		const channel = (color: string, at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
		const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share));
		return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
	},

	/** Definitions of all gradients that a drawing names. */
	definitions(svg: string): string {
		const names = new Set([...svg.matchAll(/url\(#([vhdrg]-[0-9a-f]{6,8}-[0-9a-f]{6,8})\)/g)].map(([, name = ""]) => name));
		return [...names].map(define).join("");
	},
} as const;

function gradient(kind: string, from: string, to: string): string {
	return `url(#${kind}-${from.slice(1)}-${to.slice(1)})`;
}

const GEOMETRY: Readonly<Record<string, string>> = {
	v: 'x1="0" y1="0" x2="0" y2="1"',
	h: 'x1="0" y1="0" x2="1" y2="0"',
	d: 'x1="0" y1="0" x2="1" y2="1"',
	r: 'cx="0.34" cy="0.28" r="0.8"',
	g: 'cx="0.5" cy="0.5" r="0.5"',
};

function define(name: string): string {
	const [kind = "", from = "", to = ""] = name.split("-");
	const element = kind === "r" || kind === "g" ? "radialGradient" : "linearGradient";
	return `<${element} id="${name}" ${GEOMETRY[kind]}>${stop(0, from)}${stop(1, to)}</${element}>`;
}

function stop(offset: number, color: string): string {
	const opacity = color.length === 8 ? ` stop-opacity="${(Number.parseInt(color.slice(6), 16) / 255).toFixed(3)}"` : "";
	return `<stop offset="${offset}" stop-color="#${color.slice(0, 6)}"${opacity}/>`;
}
