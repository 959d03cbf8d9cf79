import { describe, expect, it } from "vitest";
import { createShortcutRegistry, type Shortcut } from "#components/layout/shortcut-registry.ts";

function setUp() {
	const done: string[] = [];
	const make = (id: string, keys: readonly string[], more: Partial<Shortcut> = {}): Shortcut => ({
		id,
		keys,
		label: id,
		group: "Page",
		command: () => done.push(id),
		...more,
	});
	return { done, make, registry: createShortcutRegistry() };
}

const first = { now: 0, isRepeat: false };

describe("createShortcutRegistry", () => {
	it("runs the command of the key pressed", () => {
		const { done, make, registry } = setUp();
		registry.register([make("accept", ["a"]), make("reject", ["x"])]);
		expect([registry.press("x", first), registry.press("q", first), done]).toEqual([true, false, ["reject"]]);
	});
	it("lets the page that came last win a key, and gives it back when the page goes", () => {
		const { done, make, registry } = setUp();
		registry.register([make("shell", ["a"])]);
		const leave = registry.register([make("page", ["a"])]);
		registry.press("a", first);
		leave();
		registry.press("a", first);
		expect(done).toEqual(["page", "shell"]);
	});
	it("passes over what is not possible now, and leaves it off the list", () => {
		const { done, make, registry } = setUp();
		registry.register([make("undo", ["z"], { when: () => false })]);
		expect([registry.press("z", first), registry.list(), done]).toEqual([false, [], []]);
	});
	it("waits a second for the other half of a sequence", () => {
		const { done, make, registry } = setUp();
		registry.register([make("items", ["g i"])]);
		registry.press("g", { now: 0, isRepeat: false });
		registry.press("i", { now: 900, isRepeat: false });
		registry.press("g", { now: 2_000, isRepeat: false });
		registry.press("i", { now: 3_100, isRepeat: false });
		expect(done).toEqual(["items"]);
	});
	it("takes a held key as one press unless the shortcut goes on", () => {
		const { done, make, registry } = setUp();
		registry.register([make("accept", ["a"]), make("next", ["j"], { repeats: true })]);
		for (const isRepeat of [false, true, true]) {
			registry.press("a", { now: 0, isRepeat });
			registry.press("j", { now: 0, isRepeat });
		}
		expect(done).toEqual(["accept", "next", "next", "next"]);
	});
	it("tells a held shortcut of its release, once", () => {
		const { done, make, registry } = setUp();
		registry.register([make("hide", ["h"], { release: () => done.push("show") })]);
		registry.press("h", first);
		registry.release("h");
		registry.release("h");
		expect(done).toEqual(["hide", "show"]);
	});
	it("takes a person's own keys in place of those that a shortcut comes with, at once", () => {
		const { done, make, registry } = setUp();
		registry.register([make("review.accept", ["a"]), make("review.undo", ["z", "backspace"])]);
		registry.remap({ "review.accept": ["y"] });
		expect([registry.press("a", first), registry.press("y", first), registry.press("z", first), done]).toEqual([
			false,
			true,
			true,
			["review.accept", "review.undo"],
		]);
		expect(registry.list().map(({ keys }) => keys)).toEqual([["y"], ["z", "backspace"]]);
		registry.remap({});
		expect(registry.press("a", first)).toBe(true);
	});
	it("leaves what no key does any more off the list", () => {
		const { make, registry } = setUp();
		registry.register([make("review.defer", ["space"])]);
		registry.remap({ "review.defer": [] });
		expect([registry.press("space", first), registry.list(), registry.shown("space")]).toEqual([false, [], ""]);
	});
	it("shows the keys that do it for a shortcut's id and for the keys it comes with", () => {
		const { make, registry } = setUp();
		registry.register([make("review.accept", ["a"]), make("review.undo", ["z", "backspace"])]);
		registry.remap({ "review.undo": ["u"] });
		expect(["review.undo", "z", "backspace", "review.accept", "a", "mod+k"].map(registry.shown)).toEqual(["u", "u", "u", "a", "a", "mod+k"]);
	});
});
