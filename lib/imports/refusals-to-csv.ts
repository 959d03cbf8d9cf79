import type { Refusal } from "#lib/imports/schema.ts";

export const REFUSALS_HEADER = "file,row,byte_offset,reason\n";

/** Refused rows as lines of CSV. A cell that a spreadsheet would take for a formula is led by an apostrophe. */
export function refusalsToCsv(refusals: readonly Refusal[]): string {
	return refusals.map(({ file, row, byteOffset, reason }) => `${[file, row ?? "", byteOffset ?? "", reason].map(toCell).join(",")}\n`).join("");
}

function toCell(value: string | number): string {
	if (typeof value === "number") return String(value);
	const inert = /^[\s\u00a0]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
