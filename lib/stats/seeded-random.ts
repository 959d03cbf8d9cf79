/** Chance that comes out the same for the same seed, on every machine. Not for secrets. */
export type SeededRandom = {
	/** A whole number from 0 up to, and without, the limit. */
	below(limit: number): number;
	pick<Value>(values: readonly [Value, ...Value[]]): Value;
	shuffle<Value>(values: readonly Value[]): Value[];
};

export function createSeededRandom(seed: string): SeededRandom {
	const next = sfc32(seedWords(seed));
	// 2^32 is so much larger than any list here that the bias of the remainder is far below what could be seen.
	const below = (limit: number): number => next() % limit;
	return {
		below,
		pick: (values) => values[below(values.length)] ?? values[0],
		shuffle: (values) => {
			const left = [...values];
			const drawn: typeof left = [];
			while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
			return drawn;
		},
	};
}

type Words = readonly [number, number, number, number];

/** Four 32-bit words out of a text: cyrb128, public domain. */
function seedWords(text: string): Words {
	let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		a = b ^ Math.imul(a ^ unit, 597_399_067);
		b = c ^ Math.imul(b ^ unit, 2_869_860_233);
		c = d ^ Math.imul(c ^ unit, 951_274_213);
		d = a ^ Math.imul(d ^ unit, 2_716_044_179);
	}
	a = Math.imul(c ^ (a >>> 18), 597_399_067);
	b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
	c = Math.imul(a ^ (c >>> 17), 951_274_213);
	d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
	return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Small fast counting generator of 32 bits, by Chris Doty-Humphrey, public domain. */
function sfc32(words: Words): () => number {
	let [a, b, c, counter] = words;
	const next = (): number => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return sum >>> 0;
	};
	for (let warmUp = 0; warmUp < 12; warmUp++) next();
	return next;
}
