/** The least and the greatest value of one coordinate of a cubic Bézier curve: at its ends, or where its derivative is zero. */
export function curveExtent(p0: number, p1: number, p2: number, p3: number): readonly [least: number, greatest: number] {
	const a = -p0 + 3 * p1 - 3 * p2 + p3;
	const b = 2 * (p0 - 2 * p1 + p2);
	const c = p1 - p0;
	const values = [p0, p3];
	for (const t of rootsOf(a, b, c)) {
		if (t > 0 && t < 1) values.push((1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3);
	}
	return [Math.min(...values), Math.max(...values)];
}

/** Of a·t² + b·t + c. */
function rootsOf(a: number, b: number, c: number): readonly number[] {
	if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b];
	const root = Math.sqrt(b * b - 4 * a * c);
	return Number.isNaN(root) ? [] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
}
