import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";

/** A begun thought without marks of a chat template and without tags that would close it, or open another. */
export function breakThoughtMarks(begun: string): string {
	return breakPromptMarks(begun).replaceAll(/<(\/?think)>/gi, "< $1 >");
}
