import { expect, test } from "vitest";
import { tarPadding, toTarHeader } from "#lib/exports/to-tar-header.ts";

function field(header: Buffer, start: number, end: number): string {
	return header.subarray(start, end).toString("utf8").replace(/\0.*$/s, "");
}

test("a header tells name, size and a time that is always the same, and sums itself up", () => {
	const header = toTarHeader({ name: "set-v1/train.jsonl", bytes: 1_234 });
	expect(header.length).toBe(512);
	expect(field(header, 0, 100)).toBe("set-v1/train.jsonl");
	expect(Number.parseInt(field(header, 124, 136), 8)).toBe(1_234);
	expect(new Date(Number.parseInt(field(header, 136, 148), 8) * 1000).toISOString()).toBe("1980-01-01T00:00:00.000Z");
	expect(header.subarray(257, 265).toString("latin1")).toBe("ustar\u000000");
	const unsummed = Buffer.from(header);
	unsummed.write("        ", 148);
	expect(Number.parseInt(field(header, 148, 156), 8)).toBe(unsummed.reduce((total, byte) => total + byte, 0));
});

test("a long name is split at a slash", () => {
	const name = `${"a".repeat(40)}-v12/images/ab/${"ab".repeat(32)}.jpg`;
	const header = toTarHeader({ name, bytes: 0 });
	expect(`${field(header, 345, 500)}/${field(header, 0, 100)}`).toBe(name);
	expect(() => toTarHeader({ name: "a".repeat(101), bytes: 0 })).toThrow("too long a name");
});

test("a size past 8 GiB is written in binary", () => {
	const header = toTarHeader({ name: "train.jsonl", bytes: 2 ** 34 });
	expect(header.readUInt8(124)).toBe(0x80);
	expect(header.readBigUInt64BE(128)).toBe(BigInt(2 ** 34));
});

test.each([
	[0, 0],
	[1, 511],
	[512, 0],
	[513, 511],
])("a file of %i bytes is filled up by %i", (bytes, padding) => {
	expect(tarPadding(bytes)).toBe(padding);
});
