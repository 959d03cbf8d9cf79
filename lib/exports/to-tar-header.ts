const BLOCK_BYTES = 512;
const SIZE_MAX_OCTAL = 8 ** 11;

/** 1980: the same in every archive, and no reader calls it implausible. */
const MODIFIED_SECONDS = 315_532_800;

/**
 * The header of a plain file in a tar archive (POSIX ustar): readable by all, owned by nobody, of one fixed time, so that equal files make
 * equal archives. Sizes from 8 GiB on are written in binary, as GNU, BSD and Python do.
 */
export function toTarHeader({ name, bytes }: { readonly name: string; readonly bytes: number }): Buffer {
	const header = Buffer.alloc(BLOCK_BYTES);
	const { prefix, rest } = splitName(name);
	header.write(rest, 0, "utf8");
	header.write("0000644\0", 100);
	header.write("0000000\0", 108);
	header.write("0000000\0", 116);
	if (bytes < SIZE_MAX_OCTAL) header.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
	else {
		header.writeUInt8(0x80, 124);
		header.writeBigUInt64BE(BigInt(bytes), 128);
	}
	header.write(`${MODIFIED_SECONDS.toString(8).padStart(11, "0")}\0`, 136);
	header.write("        ", 148);
	header.write("0", 156);
	header.write("ustar\u000000", 257);
	header.write(prefix, 345, "utf8");
	const sum = header.reduce((total, byte) => total + byte, 0);
	header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
	return header;
}

/** How many bytes a file fills up to the next block. */
export function tarPadding(bytes: number): number {
	return (BLOCK_BYTES - (bytes % BLOCK_BYTES)) % BLOCK_BYTES;
}

function splitName(name: string): { readonly prefix: string; readonly rest: string } {
	if (Buffer.byteLength(name) <= 100) return { prefix: "", rest: name };
	const cut = name.lastIndexOf("/", 155);
	const [prefix, rest] = [name.slice(0, cut), name.slice(cut + 1)];
	if (cut < 1 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(rest) > 100) throw new RangeError(`"${name}" is too long a name for a tar archive`);
	return { prefix, rest };
}
