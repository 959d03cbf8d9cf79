import "server-only";
import type { StagedRow } from "#lib/imports/staged-row.ts";

const BUFFER_BYTES = 131_072;
const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
/** Field count, five lengths, three doubles and a short. */
const FIXED_BYTES = 2 + 6 * 4 + 3 * 8 + 2;

/** Writes staged rows in Postgres' binary COPY format, several hundred to a buffer. */
export class CopyRowWriter {
	#buffer = Buffer.allocUnsafe(BUFFER_BYTES);
	#at = SIGNATURE.copy(this.#buffer);

	/** A full buffer, to be sent before the next row is added, or null. */
	add(row: StagedRow): Buffer | null {
		const name = row.name === undefined ? null : Buffer.from(row.name, "utf8");
		const bytes = FIXED_BYTES + (name?.length ?? 0) + row.payload.length;
		const full = this.#at + bytes > this.#buffer.length ? this.#take(bytes) : null;
		const buffer = this.#buffer;
		let at = buffer.writeUInt16BE(6, this.#at);
		at = writeDouble(buffer, row.imageId, at);
		at = buffer.writeInt32BE(2, at);
		at = buffer.writeInt16BE(row.kind, at);
		at = writeDouble(buffer, row.id, at);
		at = writeDouble(buffer, row.byteOffset, at);
		at = name ? writeBytes(buffer, name, at) : buffer.writeInt32BE(-1, at);
		this.#at = writeBytes(buffer, row.payload, at);
		return full;
	}

	end(): Buffer {
		const last = this.#take(0);
		return Buffer.concat([last, Buffer.from([0xff, 0xff])]);
	}

	#take(bytesNext: number): Buffer {
		const full = this.#buffer.subarray(0, this.#at);
		this.#buffer = Buffer.allocUnsafe(Math.max(BUFFER_BYTES, bytesNext));
		this.#at = 0;
		return full;
	}
}

function writeDouble(buffer: Buffer, value: number, at: number): number {
	return buffer.writeDoubleBE(value, buffer.writeInt32BE(8, at));
}

function writeBytes(buffer: Buffer, bytes: Buffer, at: number): number {
	const start = buffer.writeInt32BE(bytes.length, at);
	bytes.copy(buffer, start);
	return start + bytes.length;
}
