import "server-only";
import type { StagedKind, StagedRow } from "#lib/imports/staged-row.ts";

const HEADER_BYTES = 19;
/** Up to the payload's bytes: field count, three doubles and a short with their lengths, the payload's length. */
const HEAD_BYTES = 2 + 3 * 12 + 6 + 4;

/** Reads staged rows back from Postgres' binary COPY format, however it is cut into chunks. */
export class CopyRowReader {
	#rest: Buffer = Buffer.alloc(0);
	#isBegun = false;

	read(chunk: Buffer): readonly StagedRow[] {
		const buffer = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
		const rows: StagedRow[] = [];
		let at = 0;
		if (!this.#isBegun) {
			if (buffer.length < HEADER_BYTES) {
				this.#rest = buffer;
				return rows;
			}
			this.#isBegun = true;
			at = HEADER_BYTES;
		}
		const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
		while (at + HEAD_BYTES <= buffer.length) {
			const bytes = view.getInt32(at + HEAD_BYTES - 4);
			const end = at + HEAD_BYTES + bytes;
			if (end > buffer.length) break;
			rows.push({
				imageId: view.getFloat64(at + 6),
				kind: view.getInt16(at + 18) as StagedKind,
				id: view.getFloat64(at + 24),
				byteOffset: view.getFloat64(at + 36),
				payload: buffer.subarray(at + HEAD_BYTES, end),
			});
			at = end;
		}
		this.#rest = buffer.subarray(at);
		return rows;
	}
}
