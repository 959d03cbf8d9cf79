import { expect, test } from "vitest";
import { splitJsonArrays } from "#lib/imports/split-json-arrays.ts";

const COCO = {
	info: { description: 'a "quoted" \\ world, { [ not structure', version: 1.0 },
	images: [{ id: 1, file_name: "a.jpg" }, { id: 2, file_name: "Zürich ⛰ 🏔.jpg" }, { id: 3 }],
	extra: [1, "two", null, true, [3], { four: 5 }],
	empty: [],
	annotations: [
		{ id: 7, segmentation: [[1.5, 2, 3e2]], bbox: [1, 2, 3, 4] },
		{ segmentation: { counts: [1, 2], size: [3, 4] }, text: "ends in \\" },
	],
	categories: [{ id: 1, name: 'the "thing"' }],
	flag: false,
};

const SPLIT = {
	images: COCO.images,
	empty: [],
	annotations: [{ id: 7, segmentation: [], bbox: [1, 2, 3, 4] }, COCO.annotations[1]],
};

test.each([JSON.stringify(COCO), JSON.stringify(COCO, null, "\t"), `\n ${JSON.stringify(COCO, null, 2)} \r\n`])(
	"the chosen arrays come whole and in order, however the file is cut into chunks",
	async (text) => {
		const bytes = Buffer.from(text);
		for (const size of [1, 2, 3, 7, 64, bytes.length]) expect(await split(chunksOf(bytes, size))).toEqual(SPLIT);
	},
);

test("each value comes with the byte at which it begins", async () => {
	const bytes = Buffer.from(JSON.stringify(COCO, null, 1));
	for (const size of [5, 1_000_000]) {
		for await (const batch of splitJsonArrays(chunksOf(bytes, size), "f.json", ["images"])) {
			for (const offset of batch.offsets) expect(bytes.toString("utf8", offset, offset + 10)).toMatch(/^\{\n {3}"id"/);
		}
	}
});

test("NaN and Infinity, as Python writes them, come as null, but words in a text stay", async () => {
	const text = '{"annotations":[{"bbox":[NaN,-Infinity,Infinity,1],"caption":"not NaN, \\"Infinity\\""},{"id":2}]}';
	expect(await split(chunksOf(Buffer.from(text), 9))).toEqual({
		annotations: [{ bbox: [null, null, null, 1], caption: 'not NaN, "Infinity"' }, { id: 2 }],
	});
});

test("a file cut off at any byte is refused", async () => {
	const bytes = Buffer.from(JSON.stringify(COCO));
	for (let length = 0; length < bytes.length; length += 1) {
		await expect(split(chunksOf(bytes.subarray(0, length), 32))).rejects.toMatchObject({
			code: "invalid",
			message: expect.stringMatching(length === 0 ? /is empty/ : /is cut off|is not JSON/),
		});
	}
});

test.each([
	['{"images":[]} x', "f.json goes on after its end (byte 14)."],
	['{"images":[]}{"images":[]}', "f.json goes on after its end (byte 13)."],
	["[1,2]", "f.json is a JSON list where an object is needed (byte 0)."],
	["  <annotations/>", "f.json is not JSON (byte 2)."],
	["null", "f.json is JSON, but not the object that is needed (byte 0)."],
	['\ufeff{"images":[]}', "f.json begins with a byte order mark: save it as UTF-8 without one (byte 0)."],
	['{"images":{}}', 'f.json has no list under "images" (byte 10).'],
	['{"images":[],"images":[]}', 'f.json has "images" twice (byte 13).'],
	['{"images":[{"id":1},]}', "f.json is not JSON (byte 20)."],
	['{"images":[{"id":1}{"id":2}]}', "f.json is not JSON (byte 19)."],
	['{"images":[{"id":1},{"id":x2}]}', "f.json is not JSON (byte 20)."],
	['{"images":[{"id":1}],}', "f.json is not JSON (byte 21)."],
	['{"images":[{"id":1]}]}', "f.json is not JSON (byte 19)."],
	["{'images':[]}", "f.json is not JSON (byte 1)."],
	['{"info":{,},"images":[]}', "f.json is not JSON (byte 9)."],
	['{"annotations":[{"segmentation":[[1,2,,3]]}]}', "f.json is not JSON (byte 16)."],
])("%s is refused in one sentence", async (text, message) => {
	await expect(split(chunksOf(Buffer.from(text), 1_000))).rejects.toThrow(message);
});

test("text that is not UTF-8 is refused at its first wrong byte", async () => {
	const bytes = Buffer.concat([Buffer.from('{"images":[{"id":1},{"name":"ü"},{"file_name":"Z'), Buffer.from([0xfc]), Buffer.from('rich"}]}')]);
	await expect(split(chunksOf(bytes, 1_000))).rejects.toThrow(`f.json is not UTF-8 (byte ${bytes.indexOf(0xfc)}).`);
});

test.each([
	[Buffer.from([0x1f, 0x8b, 8, 0]), "is compressed"],
	[Buffer.from('{"images":[]}', "utf16le"), "is not JSON"],
	[Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"images":[]}', "utf16le")]), "is UTF-16"],
])("%s is refused for what it is", async (bytes, message) => {
	await expect(split(chunksOf(bytes, 1_000))).rejects.toThrow(message);
});

async function split(chunks: AsyncIterable<Buffer>): Promise<Record<string, unknown[]>> {
	const arrays: Record<string, unknown[]> = {};
	for await (const { array, values } of splitJsonArrays(chunks, "f.json", Object.keys(SPLIT))) arrays[array] = [...(arrays[array] ?? []), ...values];
	return arrays;
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}
