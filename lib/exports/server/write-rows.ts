import "server-only";
import { AppError } from "#lib/errors.ts";
import { createRowCounter } from "#lib/exports/create-row-counter.ts";
import { estimateRowTokens } from "#lib/exports/estimate-row-tokens.ts";
import type { ExportCounts, ExportSource } from "#lib/exports/schema.ts";
import type { ExportFolder, ExportText } from "#lib/exports/server/open-export-folder.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";
import { streamSources } from "#lib/exports/server/stream-sources.ts";
import type { WriteContext } from "#lib/exports/server/write-images.ts";
import { toLlamaFactoryRow } from "#lib/exports/to-llama-factory-row.ts";
import { validateExport } from "#lib/exports/validate-export.ts";
import type { Split } from "#lib/history/schema.ts";

const MAX_TOLD = 20;

export type WrittenRows = { readonly counts: ExportCounts; readonly imagePixelsMax: number; readonly rowTokensMax: number };

/**
 * Writes a JSON line for each row into the file of its split.
 * @throws AppError invalid, naming the rows that are not fit to leave and why
 */
export async function writeRows(plan: ExportPlan, folder: ExportFolder, { signal, advance }: WriteContext): Promise<WrittenRows> {
	const files = new Map<Split, ExportText>();
	const counter = createRowCounter();
	const refused = createRefusals();
	let imagePixelsMax = 0;
	let rowTokensMax = 0;
	for await (const sources of streamSources(plan)) {
		signal.throwIfAborted();
		for (const source of sources) {
			const row = toLlamaFactoryRow(source);
			refused.add(source, validateExport(source, row));
			counter.add(source);
			imagePixelsMax = Math.max(imagePixelsMax, source.image.width * source.image.height);
			rowTokensMax = Math.max(rowTokensMax, estimateRowTokens(row, source.image));
			const file = files.get(source.split) ?? (await folder.createText(`${source.split}.jsonl`));
			files.set(source.split, file);
			await file.write(`${JSON.stringify(row)}\n`);
		}
		advance(sources.length);
	}
	refused.throwIfAny();
	for (const file of files.values()) await file.close();
	return { counts: counter.counts(), imagePixelsMax, rowTokensMax };
}

function createRefusals() {
	const rows: { readonly trace: string; readonly question: string; readonly reasons: readonly string[] }[] = [];
	let refused = 0;
	return {
		add: ({ traceKey, questionKey }: ExportSource, reasons: readonly string[]): void => {
			if (reasons.length === 0) return;
			refused += 1;
			if (rows.length < MAX_TOLD) rows.push({ trace: traceKey, question: questionKey, reasons });
		},
		throwIfAny: (): void => {
			if (refused === 0) return;
			const told = rows.map((row) => `trace ${row.trace} of question ${row.question}: ${row.reasons.join(", ")}`).join("; ");
			const more = refused > rows.length ? `; and ${refused - rows.length} more` : "";
			throw new AppError("invalid", `Nothing was exported, ${refused} ${refused === 1 ? "row is" : "rows are"} not fit to leave. ${told}${more}.`, {
				refused,
				rows,
			});
		},
	};
}
