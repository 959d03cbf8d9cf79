const STATES = { opened: 0, separated: 1, minus: 2, zero: 3, whole: 4, dot: 5, fraction: 6, mark: 7, sign: 8, exponent: 9, done: 10 } as const;
const OPEN = 11;
const CLOSE = 12;
const OTHER = 13;

/** state * 256 + byte → next state: RFC 8259's numbers, commas and blanks between brackets. */
const NEXT = transitions();

/**
 * Where a JSON list ends that holds nothing but numbers and such lists, as polygons do: checked as strictly as a parser would, at several
 * times its speed, and without making the numbers. `start` is its opening bracket. "other" where something else stands in it, "unfinished"
 * where the bytes end first.
 */
export function numberListEnd(bytes: Uint8Array, start: number): number | "unfinished" | "other" {
	let depth = 1;
	let state: number = STATES.opened;
	for (let at = start + 1; at < bytes.length; at += 1) {
		state = NEXT[(state << 8) | (bytes[at] ?? 0)] ?? OTHER;
		if (state < OPEN) continue;
		if (state === OTHER) return "other";
		depth += state === OPEN ? 1 : -1;
		if (depth === 0) return at + 1;
		state = state === OPEN ? STATES.opened : STATES.done;
	}
	return "unfinished";
}

function transitions(): Uint8Array {
	const next = new Uint8Array(OPEN << 8).fill(OTHER);
	const on = (states: readonly number[], characters: string, to: number) => {
		for (const state of states) for (const character of characters) next[(state << 8) | character.charCodeAt(0)] = to;
	};
	const { opened, separated, minus, zero, whole, dot, fraction, mark, sign, exponent, done } = STATES;
	const ended = [zero, whole, fraction, exponent];
	on([opened, separated, minus], "0", zero);
	on([opened, separated, minus, whole], "123456789", whole);
	on([whole], "0", whole);
	on([opened, separated], "-", minus);
	on([zero, whole], ".", dot);
	on([dot, fraction], "0123456789", fraction);
	on([zero, whole, fraction], "eE", mark);
	on([mark], "+-", sign);
	on([mark, sign, exponent], "0123456789", exponent);
	on([...ended, done], ",", separated);
	on([...ended, done], " \t\r\n", done);
	on([...ended, done, opened], "]", CLOSE);
	on([opened, separated], "[", OPEN);
	on([opened], " \t\r\n", opened);
	on([separated], " \t\r\n", separated);
	return next;
}
