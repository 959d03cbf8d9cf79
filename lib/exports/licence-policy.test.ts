import { expect, test } from "vitest";
import { applyLicencePolicy, type LicenceUse } from "#lib/exports/licence-policy.ts";

const BY: LicenceUse = { licence: { name: "Attribution License", url: "http://creativecommons.org/licenses/by/2.0/" }, images: 52, rows: 400 };
const SA: LicenceUse = { licence: { name: "Attribution-ShareAlike License", url: "http://creativecommons.org/licenses/by-sa/2.0/" }, images: 31, rows: 300 };
const NC: LicenceUse = { licence: { name: "CC BY-NC 4.0", url: "unknown" }, images: 3, rows: 9 };
const UNKNOWN: LicenceUse = { licence: { name: "unknown", url: "unknown" }, images: 1, rows: 2 };
const OWN: LicenceUse = { licence: { name: "All rights reserved", url: "unknown" }, images: 1_200, rows: 2_400 };

test("CC BY and CC BY-SA pass, each with its note", () => {
	const verdict = applyLicencePolicy([SA, BY], []);
	expect(verdict.kind).toBe("allowed");
	expect(verdict.lines.map((line) => [line.title, line.images, line.rows, line.note])).toEqual([
		["CC BY 2.0", 52, 400, "included, credited in ATTRIBUTION.csv"],
		["CC BY-SA 2.0", 31, 300, "share alike: what is made of it takes this licence"],
	]);
});

test("a held-back licence is refused in one sentence that says how many, why and how to accept", () => {
	expect(applyLicencePolicy([BY, OWN, NC, UNKNOWN], [])).toMatchObject({
		kind: "refused",
		message:
			"The export holds pictures whose licence must be accepted by name: All rights reserved (1,200 images, not a licence known to this studio); " +
			"CC BY-NC 4.0 (3 images, non-commercial use alone); Unknown licence (1 image, nobody has said what is allowed). " +
			"Accept with --accept-licences all-rights-reserved,cc-by-nc-4.0,unknown, or leave their questions out.",
	});
});

test.each(["cc-by-nc-4.0", "CC BY-NC 4.0", "cc-by-nc", "CC BY-NC", "Creative Commons Attribution-NonCommercial 4.0 International"])(
	"%s accepts CC BY-NC 4.0",
	(entry) => {
		expect(applyLicencePolicy([BY, NC], [entry]).kind).toBe("allowed");
	},
);

test.each(["cc-by-nc-2.0", "cc-by-nd", "cc-by", "unknown", "", "nc"])("%j does not accept CC BY-NC 4.0", (entry) => {
	expect(applyLicencePolicy([NC], [entry]).kind).toBe("refused");
});

test("accepting the unknown does not accept a licence with other words", () => {
	expect(applyLicencePolicy([UNKNOWN, OWN], ["unknown"])).toMatchObject({
		kind: "refused",
		message: expect.stringContaining("--accept-licences all-rights-reserved,"),
	});
	expect(applyLicencePolicy([UNKNOWN, OWN], ["unknown", "all rights reserved"]).kind).toBe("allowed");
});

test("spellings of one licence are counted together", () => {
	const verdict = applyLicencePolicy([NC, { ...NC, licence: { name: "cc-by-nc-4.0", url: "" } }], ["cc-by-nc"]);
	expect(verdict.lines.map((line) => [line.code, line.images])).toEqual([["cc-by-nc-4.0", 6]]);
});
