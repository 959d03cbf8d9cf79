import { expect, test } from "vitest";
import { gather } from "#lib/db/gather.ts";

test("asks that come together are answered together, each its own, also where two ask the same", async () => {
	const batches: (readonly number[])[] = [];
	const double = gather(async (asks: readonly number[]) => {
		batches.push(asks);
		return asks.map((ask) => ask * 2);
	});
	expect(await Promise.all([double(1), double(2), double(1)])).toEqual([2, 4, 2]);
	expect(await double(4)).toBe(8);
	expect(batches).toEqual([[1, 2, 1], [4]]);
});

test("what cannot be answered together is asked one by one, so that one fails alone", async () => {
	const halve = gather(async (asks: readonly number[]) => {
		if (asks.some((ask) => ask % 2 !== 0)) throw new RangeError("odd");
		return asks.map((ask) => ask / 2);
	});
	const settled = await Promise.allSettled([halve(2), halve(3), halve(4)]);
	expect(settled.map((one) => (one.status === "fulfilled" ? one.value : String(one.reason)))).toEqual([1, "RangeError: odd", 2]);
	await expect(halve(5)).rejects.toThrow("odd");
});
