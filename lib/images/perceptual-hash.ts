export const HASH_FRAME = { width: 9, height: 8 } as const;

/**
 * The 64-bit difference hash of a picture shrunk to 9×8 gray pixels (row by row, one byte each): a bit says whether a pixel is brighter
 * than its right neighbor. Sixteen hexadecimal digits; pictures that look alike differ in few bits.
 */
export function perceptualHash(gray: Uint8Array): string {
	let bits = 0n;
	for (let row = 0; row < HASH_FRAME.height; row += 1) {
		for (let column = 0; column < HASH_FRAME.width - 1; column += 1) {
			const at = row * HASH_FRAME.width + column;
			bits = (bits << 1n) | ((gray[at] ?? 0) > (gray[at + 1] ?? 0) ? 1n : 0n);
		}
	}
	return bits.toString(16).padStart(16, "0");
}
