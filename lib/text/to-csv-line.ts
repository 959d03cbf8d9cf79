// What a spreadsheet takes for a formula, also after blanks that it trims.
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r]|^[\t\r]/u;

/** A record of RFC 4180 with its line end. Cells that a spreadsheet would run as a formula get an apostrophe in front. */
export function toCsvLine(cells: readonly string[]): string {
	return `${cells.map(toCell).join(",")}\n`;
}

function toCell(cell: string): string {
	const inert = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
