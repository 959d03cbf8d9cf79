import { type ExportCounts, type LeftOut, type LicenceLine, LLAMA_FACTORY_PROFILE } from "#lib/exports/schema.ts";
import { toEntryName } from "#lib/exports/to-dataset-info.ts";
import { SPLITS } from "#lib/history/schema.ts";
import { escapeMarkdown } from "#lib/text/escape-markdown.ts";

export type CardFacts = {
	readonly dataset: string;
	readonly snapshot: { readonly number: number; readonly note: string; readonly digest: string; readonly at: Date };
	readonly counts: ExportCounts;
	readonly images: number;
	readonly licences: readonly LicenceLine[];
	readonly leftOut: LeftOut;
	/** The acts that made the content, oldest first: what, when, with which engine and seed. */
	readonly makings: readonly string[];
};

/** The card, `README.md`. It tells of the snapshot alone, never of when or by whom it was exported: equal exports are equal bytes. */
export function toDatasetCard(facts: CardFacts): string {
	return [...head(facts), ...contents(facts), ...conventions(), ...licences(facts.licences), ...lineage(facts), ...leftOut(facts.leftOut)].join("\n");
}

function head({ dataset, snapshot, counts, images }: CardFacts): string[] {
	return [
		`# ${escapeMarkdown(dataset)}, snapshot ${snapshot.number}`,
		"",
		`Multiple-choice questions about ${plural(images, "image")} with reasoning traces, each accepted by a person: ${plural(counts.rows, "row")} for supervised fine-tuning with`,
		`${LLAMA_FACTORY_PROFILE.trainer} (ShareGPT form, written for version ${LLAMA_FACTORY_PROFILE.trainerVersion}). \`train.yaml\` is the data half of a training configuration.`,
		"",
	];
}

function contents({ dataset, counts }: CardFacts): string[] {
	const splits = SPLITS.filter((split) => counts.splits[split] > 0);
	return [
		"## Rows",
		"",
		...table(
			["split", "rows", "file", "entry in dataset_info.json"],
			splits.map((split) => [split, number(counts.splits[split]), `${split}.jsonl`, `\`${toEntryName(dataset, split)}\``]),
		),
		...table(["stage and type", "rows"], toRows(counts.types)),
		...table(["right letter", "rows"], toRows(counts.letters)),
		...table(["trace", "rows"], toRows(counts.forms)),
		"Splits go by image: no picture, and no two pictures of the same perceptual hash, stand in two splits.",
		"",
	];
}

function conventions(): string[] {
	return [
		"## Conventions",
		"",
		"- A row is `id` (the key of its trace), `messages` (user, assistant) and `images` (paths from this folder). The user's turn begins with `<image>`.",
		"- The assistant's turn is `<think>`, the trace, `</think>`, and the letter of the right option alone in `<answer>`.",
		"- A region named in a text is followed by its coordinates `[x1, y1, x2, y2]`: the box's left, top, right and bottom as whole thousandths of the picture's",
		"  width and height, 0 to 1000, halves rounded to the even neighbor. They hold whatever size a trainer shrinks the picture to.",
		"- Pictures are upright (EXIF orientation applied, metadata removed) and named by the SHA-256 of their bytes.",
		"- Tags that would steer a trainer are spelled with blanks where they stand inside a text: `< image >`, `< /think >`, `< |im_end| >`.",
		"- `sha256sum -c SHA256SUMS` checks every file.",
		"",
	];
}

function licences(lines: readonly LicenceLine[]): string[] {
	const accepted = lines.filter((line) => line.terms === "restricted");
	return [
		"## Licences",
		"",
		"Every picture keeps its own licence; `ATTRIBUTION.csv` credits each.",
		"",
		...table(
			["licence", "images", "rows", "what it asks"],
			lines.map((line) => [escapeMarkdown(line.title), number(line.images), number(line.rows), line.note]),
		),
		...(lines.some((line) => line.terms === "share-alike")
			? ["Pictures under a share-alike licence ask that what is adapted from them is shared under the same licence.", ""]
			: []),
		...(accepted.length > 0 ? ["Whoever made this export accepted the licences above that are not free by name. Check that your use keeps to them.", ""] : []),
	];
}

function lineage({ snapshot, makings }: CardFacts): string[] {
	return [
		"## Lineage",
		"",
		`- snapshot ${snapshot.number}, published ${snapshot.at.toISOString()}`,
		`- digest of its members \`${snapshot.digest}\``,
		`- note: ${escapeMarkdown(snapshot.note)}`,
		...makings.map((making) => `- ${escapeMarkdown(making)}`),
		"",
	];
}

function leftOut({ questions, traces }: LeftOut): string[] {
	const rows: [string, number][] = [
		["questions nobody has decided on", questions.undecided],
		["questions rejected", questions.rejected],
		["questions deferred", questions.deferred],
		["questions accepted, then made stale by a change of what they rest on", questions.stale],
		["questions accepted without an accepted trace", questions.withoutTrace],
		["traces of accepted questions nobody has decided on", traces.undecided],
		["traces of accepted questions rejected", traces.rejected],
		["traces of accepted questions deferred", traces.deferred],
		["traces of accepted questions made stale by a change of what they rest on", traces.stale],
		["traces accepted that end in another answer than the key", traces.wrongAnswer],
	];
	return [
		"## Left out",
		"",
		...table(
			["what the snapshot holds and this export does not", "count"],
			rows.filter(([, n]) => n > 0).map(([what, n]) => [what, number(n)]),
		),
	];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	if (rows.length === 0) return ["None.", ""];
	return [line(head), line(head.map(() => "---")), ...rows.map(line), ""];
}

function line(cells: readonly string[]): string {
	return `| ${cells.join(" | ")} |`;
}

function toRows(counts: Readonly<Record<string, number>>): string[][] {
	return Object.entries(counts)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, n]) => [escapeMarkdown(name), number(n)]);
}

function number(n: number): string {
	return n.toLocaleString("en-US");
}

function plural(n: number, noun: string): string {
	return `${number(n)} ${noun}${n === 1 ? "" : "s"}`;
}
