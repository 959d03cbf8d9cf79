import { expect, test } from "vitest";
import { fractionKeyOf, hasFractionId, readBox, readCaption, readCategory, readImage, readLicence } from "#lib/imports/coco-rows.ts";

test("a row of each kind is read", () => {
	expect(readImage({ id: 1, file_name: "a.jpg", width: 4, height: 3, license: 2, coco_url: " ", flickr_url: "http://f" })).toEqual({
		kind: "row",
		row: { id: 1, fileName: "a.jpg", size: { width: 4, height: 3 }, licenceId: 2, cocoUrl: null, flickrUrl: "http://f" },
	});
	expect(readBox({ id: 1, image_id: 2, category_id: 3, bbox: [1, null, 3, "4"], iscrowd: 1 })).toEqual({
		kind: "row",
		row: { id: 1, imageId: 2, categoryId: 3, box: [1, Number.NaN, 3, Number.NaN], isCrowd: true },
	});
	expect(readCaption({ id: 1, image_id: 2, caption: " A dog\nruns. \n" })).toEqual({ kind: "row", row: { id: 1, imageId: 2, text: "A dog\nruns." } });
	expect(readCategory({ id: 90, name: " toothbrush " })).toEqual({ kind: "row", row: { id: 90, name: "toothbrush" } });
});

test("of a box's attributes those that the studio knows are taken, and a box without any has no such field", () => {
	const box = { id: 1, image_id: 2, category_id: 3, bbox: [1, 2, 3, 4] };
	const read = (attributes: unknown) => readBox({ ...box, attributes });
	expect(read({ color: " red ", occluded: false, size: "large", material: "" })).toMatchObject({ row: { attributes: { color: "red", size: "large" } } });
	for (const none of [undefined, null, [], "red", { color: 3 }, { occluded: true }]) expect(read(none)).not.toHaveProperty("row.attributes");
});

test.each([
	readImage({ id: 1, width: 4, height: 3 }),
	readImage({ id: 1, file_name: "a\0b.jpg" }),
	readImage({ id: 1, file_name: "\ud800.jpg" }),
	readImage({ id: 1, file_name: "x".repeat(1_001) }),
	readBox({ id: 1, image_id: 2, category_id: 3 }),
	readBox({ id: 1, image_id: 2, category_id: 3, bbox: [1, 2, 3] }),
	readCaption({ id: 1, image_id: 2, caption: " \n " }),
	readCaption({ id: 1, image_id: 2, caption: "half a \udc00 character" }),
	readCategory({ id: 1, name: "" }),
	readLicence({ id: 1, name: "a\0b" }),
])("a row that cannot be used is refused by itself: $reason", (read) => {
	expect(read.kind).toBe("refused");
});

test.each([
	readImage({ file_name: "a.jpg" }),
	readImage([]),
	readBox({ id: "7", image_id: 2, category_id: 3, bbox: [] }),
	readBox({ id: 1.5, image_id: 2, category_id: 3, bbox: [] }),
	readBox({ id: 1, image_id: 2 ** 53, category_id: 3, bbox: [] }),
	readBox({ id: 1, image_id: 2, caption: "A dog" }),
	readCaption({ id: 1, image_id: 2, bbox: [1, 2, 3, 4] }),
	readCategory(null),
])("a row that tells of another format refuses the file: $reason", (read) => {
	expect(read.kind).toBe("foreign");
});

test("an id written as a fraction is seen, one of something inside the row is not an id of the row", () => {
	expect(['{"id":7}', '{"id": 7.0}', '{"score":1.0,"image_id":70}', '{"id":1e3}'].map(hasFractionId)).toEqual([false, true, false, true]);
	expect(['{"id":7.0}', '{"id":7,"segments":[{"id":1.0}]}', '{"text":"\\"id\\": 1.0","id":1}'].map(fractionKeyOf)).toEqual(["id", null, null]);
});
