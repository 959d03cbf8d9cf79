import "server-only";
import { AppError } from "#lib/errors.ts";
import {
	type CocoLicence,
	fractionKeyOf,
	hasFractionId,
	type Read,
	readBox,
	readCaption,
	readCategory,
	readImage,
	readLicence,
} from "#lib/imports/coco-rows.ts";
import type { ImportFile, Refusal } from "#lib/imports/schema.ts";
import type { Staging } from "#lib/imports/server/staging.ts";
import { type JsonBatch, splitJsonArrays } from "#lib/imports/split-json-arrays.ts";

/** A table that is held whole: categories and licences are few in every file that is what it claims. */
const MAX_TABLE_ROWS = 100_000;

export type StageContext = { readonly staging: Staging; readonly refuse: (refusal: Refusal) => Promise<void>; readonly signal: AbortSignal };
export type InstanceTables = {
	readonly categories: ReadonlyMap<number, string>;
	readonly refusedCategories: ReadonlySet<number>;
	readonly licences: ReadonlyMap<number, CocoLicence>;
};

/**
 * Reads an instances file to its end into the staging table. Nothing is written to the dataset before that.
 * @throws AppError invalid, in one sentence, where the file is not what it claims to be
 */
export async function stageInstances(file: ImportFile, context: StageContext): Promise<InstanceTables> {
	const categories = new Map<number, string>();
	const refusedCategories = new Set<number>();
	const licences = new Map<number, CocoLicence>();
	await readRows(file, ["licenses", "images", "annotations", "categories"], ["images", "annotations", "categories"], context, {
		images: stager(readImage, (row, byteOffset) => context.staging.addImage(row, byteOffset)),
		annotations: stager(readBox, (row, byteOffset) => context.staging.addBox(row, byteOffset)),
		categories: stager(noting(readCategory, refusedCategories), (row) => {
			if (categories.has(row.id)) throw new AppError("invalid", `is not the COCO file it should be: two categories have the id ${row.id}`);
			if (categories.size === MAX_TABLE_ROWS) throw new AppError("invalid", `has more than ${MAX_TABLE_ROWS} categories`);
			categories.set(row.id, row.name);
		}),
		licenses: stager(readLicence, (row) => {
			if (licences.size < MAX_TABLE_ROWS) licences.set(row.id, row);
		}),
	});
	return { categories, refusedCategories, licences };
}

/** @throws AppError invalid, as `stageInstances` does */
export async function stageCaptions(file: ImportFile, context: StageContext): Promise<void> {
	await readRows(file, ["annotations"], ["annotations"], context, {
		annotations: stager(readCaption, (row, byteOffset) => context.staging.addCaption(row, byteOffset)),
	});
}

/** Notes the ids of rows that are refused, for those that point at them. */
function noting<Row>(read: (value: unknown) => Read<Row>, refusedIds: Set<number>): (value: unknown) => Read<Row> {
	return (value) => {
		const result = read(value);
		if (result.kind === "refused" && result.id !== undefined && refusedIds.size < MAX_TABLE_ROWS) refusedIds.add(result.id);
		return result;
	};
}

/** Keeps a row, or tells why the row is refused. */
type Stager = (value: unknown, byteOffset: number) => string | null;

function stager<Row>(read: (value: unknown) => Read<Row>, keep: (row: Row, byteOffset: number) => void): Stager {
	return (value, byteOffset) => {
		const result = read(value);
		if (result.kind === "refused") return result.reason;
		if (result.kind === "foreign") throw new AppError("invalid", `is not the COCO file it should be: ${result.reason}`);
		keep(result.row, byteOffset);
		return null;
	};
}

async function readRows(
	file: ImportFile,
	arrays: readonly string[],
	required: readonly string[],
	context: StageContext,
	stagers: Readonly<Record<string, Stager>>,
): Promise<void> {
	const seen = new Set<string>();
	for await (const batch of splitJsonArrays(file.open(), file.name, arrays)) {
		context.signal.throwIfAborted();
		seen.add(batch.array);
		const stage = stagers[batch.array];
		if (stage) await stageBatch(file, batch, stage, context);
	}
	const missing = required.filter((array) => !seen.has(array));
	if (missing.length > 0) throw new AppError("invalid", `${file.name} is not the COCO file it should be: it has no list "${missing.join('", "')}".`);
}

async function stageBatch(file: ImportFile, batch: JsonBatch, stage: Stager, context: StageContext): Promise<void> {
	const mayHaveFractions = hasFractionId(batch.text);
	for (const [index, value] of batch.values.entries()) {
		const byteOffset = batch.offsets[index] ?? 0;
		if (mayHaveFractions) refuseFractionId(file, batch, index);
		const reason = stageOne(file, stage, value, byteOffset);
		if (reason !== null) await context.refuse({ file: file.name, row: null, byteOffset, reason });
	}
}

function stageOne(file: ImportFile, stage: Stager, value: unknown, byteOffset: number): string | null {
	try {
		return stage(value, byteOffset);
	} catch (error) {
		if (error instanceof AppError && error.code === "invalid")
			throw new AppError("invalid", `${file.name} ${error.message} (byte ${byteOffset}).`, { byteOffset });
		throw error;
	}
}

/** Looks closer at one row of a batch in which some id is written as a fraction: it may be an id of something inside a row. */
function refuseFractionId(file: ImportFile, batch: JsonBatch, index: number): void {
	const first = batch.offsets[0] ?? 0;
	const byteOffset = batch.offsets[index] ?? 0;
	const row = Buffer.from(batch.text).subarray(byteOffset - first, (batch.offsets[index + 1] ?? Number.POSITIVE_INFINITY) - first);
	const key = fractionKeyOf(row.toString("utf8").replace(/[\s,]+$/, ""));
	if (!key) return;
	throw new AppError(
		"invalid",
		`${file.name} is not the COCO file it should be: "${key}" is written as a fraction, not as a whole number (byte ${byteOffset}).`,
		{
			byteOffset,
		},
	);
}
