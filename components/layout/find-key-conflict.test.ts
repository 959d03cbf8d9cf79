import { expect, test } from "vitest";
import { EVERYWHERE, findKeyConflict, type KeyHolder } from "#components/layout/find-key-conflict.ts";

function holder(id: string, scope: string, defaults: readonly string[], keys = defaults): KeyHolder {
	return { id, label: id, scope, defaults, keys };
}

const ACCEPT = holder("review.accept", "Review", ["a"]);
const REJECT = holder("review.reject", "Review", ["x"]);

test("a press that another shortcut of the same scope holds is taken", () => {
	expect(findKeyConflict("x", ACCEPT, [ACCEPT, REJECT])).toBe(REJECT);
	expect(findKeyConflict("y", ACCEPT, [ACCEPT, REJECT])).toBeNull();
});

test("a shortcut never stands in its own way", () => {
	expect(findKeyConflict("a", ACCEPT, [ACCEPT, REJECT])).toBeNull();
});

test("what acts in another room holds nothing here, what acts everywhere does", () => {
	expect(findKeyConflict("m", ACCEPT, [holder("items.mark", "Items", ["m"])])).toBeNull();
	expect(findKeyConflict("?", ACCEPT, [holder("help", EVERYWHERE, ["?"])])?.id).toBe("help");
});

test("the keys of now count, not those that it came with", () => {
	expect(findKeyConflict("x", ACCEPT, [holder("review.reject", "Review", ["x"], ["r"])])).toBeNull();
	expect(findKeyConflict("r", ACCEPT, [holder("review.reject", "Review", ["x"], ["r"])])?.id).toBe("review.reject");
});

test("two that come with a key in common are told apart by when they act", () => {
	const [exact, draw] = [holder("review.exact", "Review", ["d"]), holder("canvas.draw", "Review", ["d"])];
	expect(findKeyConflict("d", exact, [exact, draw])).toBeNull();
});

test("a press that begins a sequence would keep the sequence from ever coming", () => {
	expect(findKeyConflict("g", ACCEPT, [holder("go-/items", EVERYWHERE, ["g i"])])?.id).toBe("go-/items");
	expect(findKeyConflict("x y", ACCEPT, [REJECT])).toBe(REJECT);
});
