const SCALES = [
	{ unit: 1e9, letter: "G" },
	{ unit: 1e6, letter: "M" },
	{ unit: 1e3, letter: "k" },
];
const WHOLE_UP_TO = 10_000;

/** A count in few figures: whole up to 9,999, then `18.4k`, `3.2M`, `112M`. */
export function writeShort(count: number): string {
	if (count < WHOLE_UP_TO) return Math.round(count).toLocaleString("en");
	const { unit, letter } = SCALES.find((scale) => count >= scale.unit) ?? { unit: 1, letter: "" };
	const figure = count / unit;
	return `${figure.toFixed(figure < 100 ? 1 : 0)}${letter}`;
}
