import { expect, test } from "vitest";
import { compare, toMeasure } from "#e2e/benches/compare.ts";

test("product and limit run alternately", async () => {
	const ran: string[] = [];
	const run = (name: string) => async () => ran.push(name);
	await compare({ name: "turns", unit: "ms", bar: 1, rounds: 2, product: run("product"), limit: run("limit") });
	expect(ran).toEqual(["product", "limit", "product", "limit"]);
});

test("one bad round does not decide", () => {
	const pairs = [
		{ product: 10, limit: 10 },
		{ product: 900, limit: 10 },
		{ product: 12, limit: 10 },
	];
	expect(toMeasure({ name: "import", unit: "ms", bar: 2 }, pairs)).toEqual({
		name: "import",
		product: 12,
		limit: 10,
		unit: "ms",
		ratio: 1.2,
		bar: 2,
		holds: true,
	});
});
