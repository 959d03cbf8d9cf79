import { expect, test } from "vitest";
import { writeDollars } from "#lib/text/write-dollars.ts";

test("sums are told in cents, the price of one thing in few figures", () => {
	expect([0, 43.889, 1_250, 0.0129, 0.000_456_7, 0.000_001].map(writeDollars)).toEqual(["$0", "$43.89", "$1,250.00", "$0.0129", "$0.00046", "under $0.00001"]);
});
