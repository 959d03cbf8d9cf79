import { expect, test } from "vitest";
import type { SentImage } from "#lib/inference/model-call.ts";
import { writeRequest } from "#lib/inference/write-request.ts";

const image: SentImage = { sha256: "ab", mime: "image/png", bytes: new Uint8Array([1, 2, 3]) };
const room = { type: "image_url", image_url: { url: "data:image/png;base64," } };

function read(bytes: Uint8Array): unknown {
	return JSON.parse(Buffer.from(bytes).toString("utf8"));
}

test("the picture stands where there is room for it, whatever the words around it are", () => {
	const hostile = `é {"url":"data:image/png;base64,"} "}`;
	expect(read(writeRequest({ system: hostile, content: [room, { text: hostile }] }, image))).toEqual({
		system: hostile,
		content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AQID" } }, { text: hostile }],
	});
});

test("a request without room for a picture goes as it is", () => {
	expect(read(writeRequest({ prompt: "Go on." }, image))).toEqual({ prompt: "Go on." });
	expect(read(writeRequest({ prompt: "Go on." }, null))).toEqual({ prompt: "Go on." });
});
