import { expect, test } from "vitest";
import { SWIPE_IDLE, type SwipeDirection, type SwipeState, stepSwipe } from "#components/review/swipe.ts";

/** A finger put down at 0, 0, drawn through these points, and let go. */
function swipe(points: readonly (readonly [number, number])[], directions: readonly SwipeDirection[] = ["left", "right"]) {
	let state: SwipeState = stepSwipe(SWIPE_IDLE, { kind: "down", x: 0, y: 0 }, directions).state;
	for (const [x, y] of points) state = stepSwipe(state, { kind: "move", x, y }, directions).state;
	return { held: state, done: stepSwipe(state, { kind: "up" }, directions).done };
}

test.each([
	[
		"right",
		[
			[40, 3],
			[120, 8],
		],
		"right",
	],
	[
		"left",
		[
			[-40, 3],
			[-120, -8],
		],
		"left",
	],
	[
		"not far enough",
		[
			[40, 3],
			[80, 3],
		],
		null,
	],
	[
		"far, and back again",
		[
			[130, 0],
			[30, 0],
		],
		null,
	],
	[
		"over to the other side",
		[
			[130, 0],
			[-130, 0],
		],
		"left",
	],
] as const)("a finger drawn %s means %s", (_, points, done) => {
	expect(swipe(points).done).toBe(done);
});

test("what begins as a scroll stays one, however far it goes aside later", () => {
	expect(
		swipe([
			[2, 30],
			[200, 30],
		]),
	).toEqual({ held: { kind: "idle" }, done: null });
});

test("up means something where it is asked for alone", () => {
	expect([swipe([[3, -120]], ["up"]).done, swipe([[3, -120]]).done, swipe([[120, 3]], ["up"]).done]).toEqual(["up", null, null]);
});

test("a trembling finger does nothing, and the browser may take the gesture away", () => {
	expect(swipe([[4, 4]]).held.kind).toBe("watching");
	expect(stepSwipe({ kind: "swiping", x: 0, y: 0, direction: "right", px: 300 }, { kind: "cancel" }, ["right"])).toEqual({ state: SWIPE_IDLE, done: null });
});
