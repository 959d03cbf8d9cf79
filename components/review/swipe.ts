export type SwipeDirection = "left" | "right" | "up";

/** `watching` until it is clear whether the finger swipes or scrolls; `px` is how far it has gone in a direction that means something. */
export type SwipeState =
	| { readonly kind: "idle" }
	| { readonly kind: "watching"; readonly x: number; readonly y: number }
	| { readonly kind: "swiping"; readonly x: number; readonly y: number; readonly direction: SwipeDirection | null; readonly px: number };

export type SwipeEvent =
	| { readonly kind: "down"; readonly x: number; readonly y: number }
	| { readonly kind: "move"; readonly x: number; readonly y: number }
	| { readonly kind: "up" }
	| { readonly kind: "cancel" };

export const SWIPE_IDLE: SwipeState = { kind: "idle" };
/** So far a swipe has to go to mean it; back from there before letting go takes it back. */
export const SWIPE_PX = 96;
/** A finger trembles so much. */
const SLOP_PX = 10;

/** One step of a swipe with a finger. `done` is the direction in which it was let go far enough. */
export function stepSwipe(
	state: SwipeState,
	event: SwipeEvent,
	directions: readonly SwipeDirection[],
): { readonly state: SwipeState; readonly done: SwipeDirection | null } {
	if (event.kind === "down") return { state: { kind: "watching", x: event.x, y: event.y }, done: null };
	if (state.kind === "idle" || event.kind === "cancel") return { state: SWIPE_IDLE, done: null };
	if (event.kind === "up") {
		const isFarEnough = state.kind === "swiping" && state.px >= SWIPE_PX;
		return { state: SWIPE_IDLE, done: isFarEnough ? state.direction : null };
	}
	const [dx, dy] = [event.x - state.x, event.y - state.y];
	if (state.kind === "watching" && Math.hypot(dx, dy) < SLOP_PX) return { state, done: null };
	const direction = directionOf(dx, dy);
	const isMeant = direction !== null && directions.includes(direction);
	// What begins the wrong way is a scroll, and stays one.
	if (state.kind === "watching" && !isMeant) return { state: SWIPE_IDLE, done: null };
	const px = isMeant ? Math.max(Math.abs(dx), Math.abs(dy)) : 0;
	return { state: { kind: "swiping", x: state.x, y: state.y, direction: isMeant ? direction : null, px }, done: null };
}

function directionOf(dx: number, dy: number): SwipeDirection | null {
	if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? "right" : "left";
	return dy < 0 ? "up" : null;
}
