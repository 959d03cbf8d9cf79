import { z } from "zod";

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A UUID of version 7 (RFC 9562): sortable by the millisecond of its making. Made in browsers too, where a page without TLS has no `randomUUID`. */
export function createId<Id extends string>(now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): Id {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(now) << 16n);
	bytes.set(random.subarray(0, 10), 6);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	let hex = "";
	for (const byte of bytes) hex += HEX[byte];
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

export const datasetIdSchema = z.guid().brand<"DatasetId">();
export type DatasetId = z.infer<typeof datasetIdSchema>;

export const subjectIdSchema = z.guid().brand<"SubjectId">();
export type SubjectId = z.infer<typeof subjectIdSchema>;

export const commandIdSchema = z.guid().brand<"CommandId">();
export type CommandId = z.infer<typeof commandIdSchema>;

export const jobIdSchema = z.guid().brand<"JobId">();
export type JobId = z.infer<typeof jobIdSchema>;

export const savedViewIdSchema = z.guid().brand<"SavedViewId">();
export type SavedViewId = z.infer<typeof savedViewIdSchema>;

export const serverIdSchema = z.guid().brand<"ServerId">();
export type ServerId = z.infer<typeof serverIdSchema>;

export const runIdSchema = z.guid().brand<"RunId">();
export type RunId = z.infer<typeof runIdSchema>;
