/** A cubic Bézier curve: start, two handles, end. A line is one whose handles lie on it. */
export type Curve = readonly [x0: number, y0: number, x1: number, y1: number, x2: number, y2: number, x3: number, y3: number];

/** The curves of an SVG path of absolute M, L, H, V, C, Q and Z. */
export function tracePath(d: string): readonly Curve[] {
	const curves: Curve[] = [];
	let [x, y, startX, startY] = [0, 0, 0, 0];
	const to = (a: number, b: number, c: number, e: number, nextX: number, nextY: number): void => {
		curves.push([x, y, a, b, c, e, nextX, nextY]);
		[x, y] = [nextX, nextY];
	};
	const straightTo = (nextX: number, nextY: number): void => to(x, y, nextX, nextY, nextX, nextY);
	for (const [, command = "", list = ""] of d.matchAll(/([MLHVCQZ])([^MLHVCQZ]*)/g)) {
		const numbers = (list.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
		const taken = [...numbers];
		const next = (): number => taken.shift() ?? 0;
		if (command === "Z") straightTo(startX, startY);
		if (command === "M") [x, y] = [startX, startY] = [next(), next()];
		while (taken.length > 0) {
			if (command === "H") straightTo(next(), y);
			else if (command === "V") straightTo(x, next());
			else if (command === "C") to(next(), next(), next(), next(), next(), next());
			else if (command === "Q") {
				const [handleX, handleY, endX, endY] = [next(), next(), next(), next()];
				to(x + (2 / 3) * (handleX - x), y + (2 / 3) * (handleY - y), endX + (2 / 3) * (handleX - endX), endY + (2 / 3) * (handleY - endY), endX, endY);
			} else straightTo(next(), next());
		}
	}
	return curves;
}
