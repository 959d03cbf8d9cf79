import { expect, test } from "vitest";
import { labelPart, partHash, partsOf } from "#lib/history/part-hash.ts";

const region = { key: "r1", label: "cup", box: { x: 1, y: 2, width: 3, height: 4 }, crowd: false, sourceId: "7" };
const hashOf = (regions: readonly unknown[], part: string): string => partHash(partsOf({ regions }), part).toString("hex");

test("a region's part is its key, label, box and crowd, and nothing else where it has no attributes", () => {
	expect(hashOf([region], "r1")).toBe("9fed5da4bb36f8bc2303138d7b966ac88a0b94852ee47fa2c8cf94a45dc42e65");
	expect(hashOf([{ ...region, sourceId: "8" }], "r1")).toBe(hashOf([region], "r1"));
});

test("an attribute that comes, goes or changes is a change of the region and of its label", () => {
	const told = (color: string) => ({ ...region, attributes: { color } });
	for (const part of ["r1", labelPart("cup")]) {
		expect(new Set([[region], [told("red")], [told("blue")]].map((regions) => hashOf(regions, part))).size).toBe(3);
	}
});
