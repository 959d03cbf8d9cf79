import { isAscii, isUtf8 } from "node:buffer";
import { AppError } from "#lib/errors.ts";
import { numberListEnd } from "#lib/imports/number-list-end.ts";

/** Elements of one top-level array, in their order. An array begins with a batch of none. */
export type JsonBatch = {
	readonly array: string;
	readonly values: readonly unknown[];
	/** The byte of the file at which each value begins. */
	readonly offsets: readonly number[];
	/** The values as they stand in the file, for what JSON.parse forgets: how a number was written. */
	readonly text: string;
};

export const MAX_ELEMENT_BYTES = 64_000_000;

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** What ends, opens or closes something outside a string. */
const STRUCTURAL = table([OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, QUOTE]);
const IN_STRING = table([QUOTE, BACKSLASH]);
const BLANK = table([0x20, 0x09, 0x0a, 0x0d]);
const SCALAR_END = table([0x20, 0x09, 0x0a, 0x0d, COMMA, CLOSE_BRACE, CLOSE_BRACKET]);
const SCALAR_START = table([QUOTE, OPEN_BRACE, OPEN_BRACKET]).map((mark) => 1 - mark);

type Place = "start" | "before-key" | "key" | "colon" | "value" | "member" | "before-element" | "element" | "after-element" | "after-value" | "end";

/**
 * Reads a JSON file of any size in constant memory: walks through the bytes of one top-level object, cuts its arrays into their elements
 * and parses each. Gives the elements of the chosen arrays; everything else must be JSON, too, and is left out. NaN and Infinity, which
 * Python writes and JSON does not know, come as null. Polygons, most of a COCO file's bytes, are checked and come as an empty list.
 * @throws AppError invalid, in one sentence with the byte offset (`details.byteOffset`), as soon as the file is not such an object
 */
export async function* splitJsonArrays(chunks: AsyncIterable<Buffer>, file: string, arrays: readonly string[]): AsyncGenerator<JsonBatch> {
	const splitter = new Splitter(file, new Set(arrays));
	for await (const chunk of chunks) yield* splitter.push(chunk);
	splitter.end();
}

class Splitter {
	readonly #file: string;
	readonly #chosen: ReadonlySet<string>;
	readonly #seen = new Set<string>();
	#store: Buffer = Buffer.alloc(0);
	#buffer: Buffer = Buffer.alloc(0);
	/** Offset in the file of the buffer's first byte. */
	#base = 0;
	#at = 0;
	#place: Place = "start";
	/** Nothing came yet in the object or array that is being read, so that it may close at once. */
	#isEmpty = true;
	#name = "";
	#tokenStart = 0;
	#depth = 0;
	#isInString = false;
	/** Starts of the whole elements of the buffer that were not given out yet. */
	#starts: number[] = [];
	#lastEnd = 0;

	constructor(file: string, chosen: ReadonlySet<string>) {
		this.#file = file;
		this.#chosen = chosen;
	}

	*push(chunk: Buffer): Generator<JsonBatch> {
		this.#append(chunk);
		while (this.#at < this.#buffer.length) {
			const batch = this.#step();
			if (batch === "wait") break;
			if (batch) yield batch;
		}
		const batch = this.#takeElements();
		if (batch) yield batch;
		this.#forget();
	}

	/** Puts the chunk behind what is left of the one before, in one piece of memory that is used from the first chunk to the last. */
	#append(chunk: Buffer): void {
		const rest = this.#buffer;
		const length = rest.length + chunk.length;
		const store = this.#store.length >= length ? this.#store : Buffer.allocUnsafeSlow(2 * length);
		rest.copy(store);
		chunk.copy(store, rest.length);
		this.#store = store;
		this.#buffer = store.subarray(0, length);
	}

	end(): void {
		if (this.#place === "end") return;
		const end = this.#base + this.#buffer.length;
		if (end === 0) throw this.#refusal("is empty", 0);
		throw this.#refusal("is cut off: it ends in the middle", end);
	}

	/** Reads one token. "wait" asks for more bytes. */
	#step(): JsonBatch | "wait" | null {
		if (this.#place === "key" || this.#place === "member" || this.#place === "element") return this.#readToken();
		while (BLANK[this.#buffer[this.#at] ?? 0] === 1) this.#at += 1;
		const byte = this.#buffer[this.#at];
		if (byte === undefined) return "wait";
		switch (this.#place) {
			case "start":
				if (byte !== OPEN_BRACE) throw this.#notAnObject(byte);
				return this.#advance("before-key", true);
			case "before-key":
				if (byte === CLOSE_BRACE && this.#isEmpty) return this.#advance("end");
				if (byte !== QUOTE) throw this.#unexpected();
				return this.#begin("key");
			case "colon":
				if (byte !== COLON) throw this.#unexpected();
				return this.#advance("value");
			case "value":
				if (byte !== OPEN_BRACKET) return this.#begin("member");
				this.#advance("before-element", true);
				return this.#chosen.has(this.#name) ? { array: this.#name, values: [], offsets: [], text: "" } : null;
			case "before-element":
				if (byte === CLOSE_BRACKET && this.#isEmpty) return this.#advance("after-value");
				return this.#begin("element");
			case "after-element":
				if (byte === COMMA) return this.#advance("before-element", false);
				if (byte !== CLOSE_BRACKET) throw this.#unexpected();
				this.#advance("after-value");
				return this.#takeElements();
			case "after-value":
				if (byte === COMMA) return this.#advance("before-key", false);
				if (byte === CLOSE_BRACE) return this.#advance("end");
				throw this.#unexpected();
			case "end":
				throw this.#refusal("goes on after its end", this.#base + this.#at);
			default:
				return this.#place satisfies never;
		}
	}

	#advance(place: Place, isEmpty = this.#isEmpty): null {
		this.#at += 1;
		this.#place = place;
		this.#isEmpty = isEmpty;
		return null;
	}

	#begin(place: "key" | "member" | "element"): null {
		this.#place = place;
		this.#tokenStart = this.#at;
		this.#depth = 0;
		this.#isInString = false;
		return null;
	}

	#readToken(): "wait" | null {
		const end = this.#tokenEnd();
		if (end === null) {
			if (this.#buffer.length - this.#tokenStart > MAX_ELEMENT_BYTES) throw this.#refusal("holds one value longer than 64 MB", this.#base + this.#tokenStart);
			return "wait";
		}
		if (end === this.#tokenStart) throw this.#unexpected();
		this.#at = end;
		if (this.#place === "element") {
			this.#starts.push(this.#tokenStart);
			this.#lastEnd = end;
			this.#place = "after-element";
			return null;
		}
		const value = this.#parseOne(this.#tokenStart, end);
		if (this.#place === "member") {
			if (this.#chosen.has(this.#name)) throw this.#refusal(`has no list under "${this.#name}"`, this.#base + this.#tokenStart);
			this.#place = "after-value";
			return null;
		}
		this.#name = String(value);
		if (this.#seen.has(this.#name)) throw this.#refusal(`has "${this.#name}" twice`, this.#base + this.#tokenStart);
		this.#seen.add(this.#name);
		this.#place = "colon";
		return null;
	}

	/** Where the value ends that begins at `tokenStart`, or null while its end has not come. The loop that all time is spent in. */
	#tokenEnd(): number | null {
		const buffer = this.#buffer;
		const length = buffer.length;
		let at = this.#at;
		let depth = this.#depth;
		let isInString = this.#isInString;
		if (depth === 0 && !isInString && SCALAR_START[buffer[at] ?? 0] === 1) return this.#scalarEnd(at);
		while (at < length) {
			const byte = buffer[at] ?? 0;
			at += 1;
			if (isInString) {
				if (IN_STRING[byte] === 0) continue;
				if (byte === BACKSLASH) {
					at += 1; // whatever is escaped, it ends no string
					continue;
				}
				isInString = false;
				if (depth === 0) return at;
			} else if (STRUCTURAL[byte] === 1) {
				if (byte === OPEN_BRACKET && depth === 1 && isPolygons(buffer, at - 1)) {
					const end = numberListEnd(buffer, at - 1);
					if (end === "unfinished") {
						at -= 1;
						break;
					}
					if (end !== "other") {
						buffer.fill(" ", at, end - 1);
						at = end;
						continue;
					}
				}
				if (byte === QUOTE) isInString = true;
				else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
				else {
					depth -= 1;
					if (depth === 0) return at;
				}
			}
		}
		this.#at = at;
		this.#depth = depth;
		this.#isInString = isInString;
		return null;
	}

	#scalarEnd(from: number): number | null {
		let at = from;
		while (at < this.#buffer.length && SCALAR_END[this.#buffer[at] ?? 0] === 0) at += 1;
		this.#at = at < this.#buffer.length ? at : from;
		return at < this.#buffer.length ? at : null;
	}

	#takeElements(): JsonBatch | null {
		const first = this.#starts[0];
		if (first === undefined) return null;
		const starts = this.#starts;
		const end = this.#lastEnd;
		this.#starts = [];
		const text = this.#textOf(first, end);
		const values = parseAll(text) ?? starts.map((start, index) => this.#parseOne(start, starts[index + 1] ?? end));
		if (!this.#chosen.has(this.#name)) return null;
		return { array: this.#name, values, offsets: starts.map((start) => this.#base + start), text };
	}

	/** Drops what has been read; offsets in the buffer move with it. */
	#forget(): void {
		const isInToken = this.#place === "key" || this.#place === "member" || this.#place === "element";
		const keepFrom = Math.min(isInToken ? this.#tokenStart : this.#at, this.#buffer.length);
		this.#base += keepFrom;
		this.#buffer = this.#buffer.subarray(keepFrom);
		this.#at -= keepFrom;
		this.#tokenStart -= keepFrom;
	}

	/** `end` may reach over the comma and blanks that follow the value. */
	#parseOne(start: number, end: number): unknown {
		const text = this.#textOf(start, end).replace(/[\s,]+$/, "");
		try {
			return JSON.parse(text);
		} catch (error) {
			const tamed = text.replaceAll(PYTHON_NUMBERS, (match, string: string | undefined) => string ?? "null".padEnd(match.length));
			if (tamed !== text) return this.#parseTamed(tamed, start);
			throw this.#notJson(error, start);
		}
	}

	#parseTamed(text: string, start: number): unknown {
		try {
			return JSON.parse(text);
		} catch (error) {
			throw this.#notJson(error, start);
		}
	}

	#textOf(start: number, end: number): string {
		const slice = this.#buffer.subarray(start, end);
		if (isAscii(slice)) return slice.toString("latin1");
		if (isUtf8(slice)) return slice.toString("utf8");
		throw this.#refusal("is not UTF-8", this.#base + start + firstInvalidByte(slice));
	}

	#notJson(error: unknown, start: number): AppError {
		const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? 0;
		return this.#refusal("is not JSON", this.#base + start + Number(position));
	}

	#unexpected(): AppError {
		return this.#refusal("is not JSON", this.#base + this.#at);
	}

	#notAnObject(byte: number): AppError {
		const head = this.#buffer.subarray(this.#at, this.#at + 4).toString("latin1");
		const offset = this.#base + this.#at;
		if (head.startsWith("\xef\xbb\xbf")) return this.#refusal("begins with a byte order mark: save it as UTF-8 without one", offset);
		if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff")) return this.#refusal("is UTF-16: save it as UTF-8", offset);
		if (head.startsWith("\x1f\x8b") || head.startsWith("PK")) return this.#refusal("is compressed: unpack it first", offset);
		if (byte === OPEN_BRACKET) return this.#refusal("is a JSON list where an object is needed", offset);
		return this.#refusal(/^(?:null|true|fals|["\d-])/.test(head) ? "is JSON, but not the object that is needed" : "is not JSON", offset);
	}

	#refusal(sentence: string, byteOffset: number): AppError {
		return new AppError("invalid", `${this.#file} ${sentence} (byte ${byteOffset}).`, { byteOffset });
	}
}

const LAST_LETTER = 0x6e;
const POLYGONS = Buffer.from('"segmentation"');

/** Whether the bracket opens the value of an element's polygons. */
function isPolygons(buffer: Buffer, bracket: number): boolean {
	let at = bracket - 1;
	while (BLANK[buffer[at] ?? 0] === 1) at -= 1;
	if (buffer[at] !== COLON) return false;
	at -= 1;
	while (BLANK[buffer[at] ?? 0] === 1) at -= 1;
	if (buffer[at] !== QUOTE || buffer[at - 1] !== LAST_LETTER) return false;
	return buffer.compare(POLYGONS, 0, POLYGONS.length, Math.max(0, at + 1 - POLYGONS.length), at + 1) === 0;
}

/** Strings are matched first, so that a caption about NaN stays as it is. */
const PYTHON_NUMBERS = /("(?:[^"\\]|\\.)*")|-?\b(?:NaN|Infinity)\b/g;

function parseAll(text: string): readonly unknown[] | null {
	try {
		return JSON.parse(`[${text}]`);
	} catch {
		return null;
	}
}

function firstInvalidByte(bytes: Buffer): number {
	let at = 0;
	while (at < bytes.length) {
		const lead = bytes[at] ?? 0;
		const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		if (!isUtf8(bytes.subarray(at, at + length))) return at;
		at += length;
	}
	return at;
}

function table(bytes: readonly number[]): Uint8Array {
	const marked = new Uint8Array(256);
	for (const byte of bytes) marked[byte] = 1;
	return marked;
}
