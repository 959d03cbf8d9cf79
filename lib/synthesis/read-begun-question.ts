/** As much of a question as has come of the JSON that a model is writing. */
export type BegunQuestion = { readonly stem: string; readonly options: readonly string[] };

const STEM = /"stem"\s*:\s*"((?:[^"\\]|\\.)*)/s;
const OPTIONS = /"options"\s*:\s*\[((?:\s*"(?:[^"\\]|\\.)*"?\s*,?)*)/s;
const TEXT = /"((?:[^"\\]|\\.)*)/gs;

/** Null while there is nothing of it to be seen. */
export function readBegunQuestion(begun: string): BegunQuestion | null {
	const stem = STEM.exec(begun)?.[1];
	if (stem === undefined) return null;
	const listed = OPTIONS.exec(begun)?.[1] ?? "";
	// Closing quotes open nothing: every other match is what stands between two options.
	const options = [...listed.matchAll(TEXT)].filter((_, at) => at % 2 === 0).map(([, text = ""]) => readEscapes(text));
	return { stem: readEscapes(stem), options };
}

/** An escape that is cut off is left out. */
function readEscapes(text: string): string {
	const whole = text.replace(/\\(?:u[0-9a-f]{0,3})?$/i, "");
	try {
		return String(JSON.parse(`"${whole.replaceAll(/[\n\r\t]/g, " ")}"`));
	} catch {
		return whole;
	}
}
