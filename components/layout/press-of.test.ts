import { describe, expect, it } from "vitest";
import { pressOf } from "#components/layout/press-of.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("pressOf", () => {
	it("names a letter in lower case, whatever caps lock does", () => {
		expect([pressOf({ ...plain, key: "a" }), pressOf({ ...plain, key: "A" })]).toEqual(["a", "a"]);
	});
	it("names shift only where the key does not already show it", () => {
		expect([
			pressOf({ ...plain, key: "?", shiftKey: true }),
			pressOf({ ...plain, key: "J", shiftKey: true }),
			pressOf({ ...plain, key: "ArrowLeft", shiftKey: true }),
		]).toEqual(["?", "shift+j", "shift+arrowleft"]);
	});
	it("takes Ctrl and ⌘ for the same", () => {
		expect([pressOf({ ...plain, key: "Enter", ctrlKey: true }), pressOf({ ...plain, key: "Enter", metaKey: true })]).toEqual(["mod+enter", "mod+enter"]);
	});
	it("gives the space bar a name that can be written", () => {
		expect(pressOf({ ...plain, key: " " })).toBe("space");
	});
});
