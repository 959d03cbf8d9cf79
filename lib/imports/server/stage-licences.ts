import "server-only";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { LICENCE_NAME_LENGTH_MAX, type Licence, UNKNOWN, URL_LENGTH_MAX } from "#lib/images/schema.ts";
import type { ImportFile } from "#lib/imports/schema.ts";
import type { StageContext } from "#lib/imports/server/stage-coco.ts";
import { findTextFault } from "#lib/text/find-text-fault.ts";

const rowSchema = z.object({
	image_id: z.string().optional(),
	file_name: z.string().optional(),
	license_name: z.string().optional(),
	license_url: z.string().optional(),
	flickr_url: z.string().optional(),
});

/**
 * Reads a CSV that tells pictures' licences, found by `image_id` or else by `file_name`. Rows about other pictures are no fault.
 * @throws AppError invalid where the file is no such CSV
 */
export async function stageLicences(file: ImportFile, context: StageContext): Promise<void> {
	let columns: readonly string[] | null = null;
	const readHeader = (header: readonly string[]) => {
		columns = checkHeader(file, header);
		return [...columns];
	};
	const records = Readable.from(decode(file)).pipe(parse({ columns: readHeader, bom: true, max_record_size: 1_000_000, relax_column_count: true }));
	let row = 1;
	try {
		for await (const record of records) {
			context.signal.throwIfAborted();
			row += 1;
			const isWhole = Object.keys(record).length === new Set(columns).size;
			const reason = isWhole ? stageRow(rowSchema.parse(record), row, context) : "the row has fewer values than the header has columns";
			if (reason) await context.refuse({ file: file.name, row, byteOffset: null, reason });
		}
		if (!columns) throw new AppError("invalid", `${file.name} is empty.`);
	} catch (error) {
		if (error instanceof CsvError) throw new AppError("invalid", `${file.name} is no CSV that can be read: ${error.message} (after row ${row}).`);
		throw error;
	}
}

function stageRow(record: z.infer<typeof rowSchema>, row: number, { staging }: StageContext): string | null {
	const imageId = record.image_id?.trim() ?? "";
	const name = record.file_name?.trim() ?? "";
	const isById = /^-?\d{1,16}$/.test(imageId) && Number.isSafeInteger(Number(imageId));
	if (!isById && name === "") return "the row names no image: image_id and file_name are empty or no whole number";
	const licence: Licence = { creditUrl: orUnknown(record.flickr_url), name: orUnknown(record.license_name), url: orUnknown(record.license_url) };
	const fault = findRowFault({ ...licence, fileName: name });
	if (fault) return fault;
	staging.addLicence(isById ? { imageId: Number(imageId) } : { fileName: name }, row, licence);
	return null;
}

/** A file name has no longest length here: one that is too long is no picture's. */
function findRowFault({ name, url, creditUrl, fileName }: Licence & { readonly fileName: string }): string | null {
	const texts: readonly (readonly [column: string, text: string, lengthMax: number])[] = [
		["license_name", name, LICENCE_NAME_LENGTH_MAX],
		["license_url", url, URL_LENGTH_MAX],
		["flickr_url", creditUrl, URL_LENGTH_MAX],
		["file_name", fileName, Number.POSITIVE_INFINITY],
	];
	for (const [column, text, lengthMax] of texts) {
		const fault = findTextFault(text, lengthMax);
		if (fault) return `the row's ${column} ${fault}`;
	}
	return null;
}

function checkHeader(file: ImportFile, header: readonly string[]): readonly string[] {
	const columns = header.map((column) => column.trim());
	const lacks = !columns.includes("license_name") || !(columns.includes("image_id") || columns.includes("file_name"));
	if (lacks) throw new AppError("invalid", `${file.name} is no list of licences: it needs a column license_name, and image_id or file_name.`);
	return columns;
}

async function* decode(file: ImportFile): AsyncGenerator<string> {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	try {
		for await (const chunk of file.open()) yield decoder.decode(chunk, { stream: true });
		yield decoder.decode();
	} catch (error) {
		if (error instanceof TypeError) throw new AppError("invalid", `${file.name} is not UTF-8.`);
		throw error;
	}
}

function orUnknown(text: string | undefined): string {
	return text?.trim() || UNKNOWN;
}
