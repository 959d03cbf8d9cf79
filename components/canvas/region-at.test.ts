import { expect, test } from "vitest";
import { regionAt } from "#components/canvas/region-at.ts";

const bus = { key: "r1", box: { x: 0, y: 0, width: 100, height: 100 } };
const driver = { key: "r2", box: { x: 40, y: 40, width: 10, height: 10 } };

test("the smallest region around the point is meant", () => {
	expect(regionAt([driver, bus], { x: 45, y: 45 })).toBe(driver);
	expect(regionAt([bus, driver], { x: 10, y: 10 })).toBe(bus);
});

test("beside every region none is meant, unless within the slack", () => {
	expect(regionAt([bus], { x: 102, y: 50 })).toBeNull();
	expect(regionAt([bus], { x: 102, y: 50 }, 3)).toBe(bus);
});
