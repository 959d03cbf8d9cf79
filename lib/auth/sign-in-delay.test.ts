import { expect, test } from "vitest";
import { type SignInTries, secondsUntilNextTry, withAnotherTry } from "#lib/auth/sign-in-delay.ts";

test("five tries in a row are free, then each waits twice as long as the one before, up to a minute", () => {
	let tries: SignInTries | undefined;
	let now = 1_000;
	const waits: number[] = [];
	for (let n = 0; n < 14; n++) {
		const wait = secondsUntilNextTry(tries, now);
		waits.push(wait);
		now += wait;
		tries = withAnotherTry(tries, now);
	}
	expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("a try that was refused does not lengthen the wait", () => {
	const tries = { count: 7, at: 100 };
	expect([secondsUntilNextTry(tries, 101), secondsUntilNextTry(tries, 103)]).toEqual([3, 1]);
});

test("tries are forgotten after a quarter of an hour of peace", () => {
	expect(secondsUntilNextTry({ count: 50, at: 0 }, 901)).toBe(0);
	expect(withAnotherTry({ count: 50, at: 0 }, 901)).toEqual({ count: 1, at: 901 });
});
