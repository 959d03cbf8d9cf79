import { expect, test } from "vitest";
import { pressName } from "#components/ui/press-name.ts";

test.each([
	["a", "A"],
	["mod+Enter", "Ctrl Enter"],
	["shift+arrowleft", "Shift ←"],
	["+", "+"],
	["mod++", "Ctrl +"],
	["-", "-"],
])("the cap of %s says %s", (press, name) => {
	expect(pressName(press)).toBe(name);
});
