import { expect, test } from "vitest";
import { sniffPictureFormat } from "#lib/images/sniff-picture-format.ts";

test.each([
	["jpeg", "\xff\xd8\xff\xe0"],
	["png", "\x89PNG\r\n\x1a\n"],
	["webp", "RIFF\x10\0\0\0WEBPVP8 "],
	["gif", "GIF89a"],
	["tiff", "II*\0"],
	["tiff", "MM\0*"],
	["avif", "\0\0\0\x20ftypavif"],
	["heif", "\0\0\0\x20ftypheic"],
])("a %s is known by its first bytes", (format, head) => {
	expect(sniffPictureFormat(Buffer.from(head, "latin1"))).toBe(format);
});

test.each(["", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html>", "%PDF-1.7", "RIFF\x10\0\0\0WAVE", "\0\0\0\x20ftypmp42", "\xff\xd8"])(
	"%j is no picture, whatever it is called",
	(head) => {
		expect(sniffPictureFormat(Buffer.from(head, "latin1"))).toBeNull();
	},
);
