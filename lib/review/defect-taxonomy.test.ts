import { expect, test } from "vitest";
import { DEFECT_CODES, DEFECT_GROUPS, defectLabel, defectSubject } from "#lib/review/defect-taxonomy.ts";

test("six groups stand on the keys 1 to 6", () => {
	expect(DEFECT_GROUPS.map((group) => group.key)).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("no code stands for two faults", () => {
	expect(new Set(DEFECT_CODES).size).toBe(DEFECT_CODES.length);
});

test("a code knows its words and whose fault it is", () => {
	expect([defectLabel("stem_leaks_key"), defectSubject("stem_leaks_key")]).toEqual(["Question gives the key away", "question"]);
	expect(defectSubject("bad_trace")).toBe("trace");
});
