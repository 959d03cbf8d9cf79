import { handlePoints } from "#components/canvas/handle-points.ts";
import type { Point } from "#components/canvas/viewport.ts";
import { type Box, roundBox, type Size } from "#lib/geometry/box.ts";
import { boxBetween } from "#lib/geometry/box-between.ts";
import { moveBox } from "#lib/geometry/move-box.ts";
import { type BoxHandle, resizeBox } from "#lib/geometry/resize-box.ts";

/** What the tool may know of the picture. All places are in pixels of the photo. */
export type ToolScene = {
	readonly photo: Size;
	readonly boxOf: (region: string) => Box | null;
	readonly regionAt: (point: Point, slackPx: number) => string | null;
};

export type ToolEvent =
	/** `photoPxPerPx`: how many pixels of the photo are one of the screen, which is what a hand aims by. */
	| { readonly kind: "down"; readonly at: Point; readonly photoPxPerPx: number }
	| { readonly kind: "move"; readonly at: Point }
	| { readonly kind: "up"; readonly at: Point }
	| { readonly kind: "escape" }
	/** The next drag draws a box. */
	| { readonly kind: "arm" }
	| { readonly kind: "select"; readonly region: string | null }
	/** `resizes`: the right and lower edges move instead of the whole box. */
	| { readonly kind: "nudge"; readonly by: Point; readonly resizes: boolean }
	/** No nudge has come for a while, or the hand goes elsewhere. */
	| { readonly kind: "settle" }
	| { readonly kind: "relabel" }
	| { readonly kind: "duplicate" }
	| { readonly kind: "remove" };

/** What is to be done besides, as data. A gesture ends in one of the first three at most. */
export type ToolCommand =
	| { readonly kind: "change"; readonly region: string; readonly box: Box }
	| { readonly kind: "add"; readonly box: Box; readonly like: string | null }
	| { readonly kind: "remove"; readonly region: string }
	| { readonly kind: "relabel"; readonly region: string }
	| { readonly kind: "settle-later" }
	| { readonly kind: "leave" };

export type ToolState =
	| { readonly kind: "resting"; readonly selected: string | null }
	| { readonly kind: "armed"; readonly selected: string | null }
	| { readonly kind: "drawing"; readonly selected: string | null; readonly from: Point; readonly box: Box | null; readonly thresholdPx: number }
	| { readonly kind: "pressing"; readonly selected: string; readonly from: Point; readonly start: Box; readonly thresholdPx: number }
	| { readonly kind: "moving"; readonly selected: string; readonly from: Point; readonly start: Box; readonly box: Box }
	| { readonly kind: "resizing"; readonly selected: string; readonly handle: BoxHandle; readonly grip: Point; readonly start: Box; readonly box: Box }
	| { readonly kind: "nudging"; readonly selected: string; readonly start: Box; readonly box: Box };

export type ToolStep = { readonly state: ToolState; readonly commands: readonly ToolCommand[] };

export const RESTING: ToolState = { kind: "resting", selected: null };

/** In pixels of the screen: how near to a handle takes it, how far beside a thin box still means it, and how short a drag is only a press. */
const HANDLE_REACH_PX = 8;
const SLACK_PX = 3;
const DRAG_PX = 4;
/** How far a copy lies from what it was made of, in pixels of the photo. */
const COPY_OFFSET_PX = 8;

/**
 * One step of the hand over the boxes: select, draw, move, resize, by pointer or by keys. A pointer that comes down where nothing can be taken
 * leaves the tool resting, and the drag is free to move the photo. Edges that are moved come to lie on whole pixels.
 */
export function stepRegionTool(state: ToolState, event: ToolEvent, scene: ToolScene): ToolStep {
	switch (event.kind) {
		case "down":
			return afterSettling(state, scene, (rested, settled) => press(state.kind === "armed" ? state : rested, event, settled));
		case "move":
			return { state: drag(state, event.at, scene), commands: [] };
		case "up":
			return release(drag(state, event.at, scene));
		case "escape":
			return letGo(state);
		case "arm":
			return afterSettling(state, scene, ({ selected }) => ({ state: { kind: "armed", selected }, commands: [] }));
		case "select":
			return afterSettling(state, scene, () => ({ state: { kind: "resting", selected: event.region }, commands: [] }));
		case "nudge":
			return nudge(state, event, scene);
		case "settle":
			return afterSettling(state, scene, (rested) => ({ state: rested, commands: [] }));
		case "relabel":
			return afterSettling(state, scene, (rested, settled) => ({
				state: rested,
				commands: held(rested, settled, ({ region }) => ({ kind: "relabel", region })),
			}));
		case "duplicate":
			return afterSettling(state, scene, (rested, settled) => ({ state: rested, commands: held(rested, settled, (one) => copy(one, settled)) }));
		case "remove":
			return remove(state, scene);
		default:
			return event satisfies never;
	}
}

/** The box in hand as it is now, which is not saved yet. */
export function draftOf(state: ToolState): { readonly region: string | null; readonly box: Box } | null {
	if (state.kind === "drawing") return state.box && { region: null, box: state.box };
	if (state.kind === "moving" || state.kind === "resizing" || state.kind === "nudging") return { region: state.selected, box: state.box };
	return null;
}

/** Where the pointer could take hold of the selected box; null for nowhere. */
export function handleAt(state: ToolState, { at, photoPxPerPx }: { readonly at: Point; readonly photoPxPerPx: number }, scene: ToolScene): BoxHandle | null {
	const box = state.selected === null ? null : scene.boxOf(state.selected);
	if (!box) return null;
	const reach = HANDLE_REACH_PX * photoPxPerPx;
	const near = handlePoints(box, photoPxPerPx).map((one) => ({ ...one, distance: Math.hypot(one.at.x - at.x, one.at.y - at.y) }));
	return near.filter(({ distance }) => distance <= reach).toSorted((a, b) => a.distance - b.distance)[0]?.handle ?? null;
}

/** Ends a row of nudges before anything else is done, which then finds the box where they brought it. */
function afterSettling(state: ToolState, scene: ToolScene, then: (rested: ToolState, scene: ToolScene) => ToolStep): ToolStep {
	const selected = state.selected !== null && scene.boxOf(state.selected) ? state.selected : null;
	const rested: ToolState = { kind: "resting", selected };
	if (state.kind !== "nudging") return then(rested, scene);
	const next = then(rested, { ...scene, boxOf: (region) => (region === state.selected ? state.box : scene.boxOf(region)) });
	return { state: next.state, commands: [...changed(state), ...next.commands] };
}

function press(state: ToolState, { at, photoPxPerPx }: Extract<ToolEvent, { kind: "down" }>, scene: ToolScene): ToolStep {
	const { selected } = state;
	const thresholdPx = DRAG_PX * photoPxPerPx;
	if (state.kind === "armed") return { state: { kind: "drawing", selected, from: at, box: null, thresholdPx }, commands: [] };
	const current = selected === null ? null : scene.boxOf(selected);
	const handle = handleAt(state, { at, photoPxPerPx }, scene);
	if (current && selected !== null && handle) {
		return { state: { kind: "resizing", selected, handle, grip: gripOf(current, handle, at), start: current, box: current }, commands: [] };
	}
	const slackPx = SLACK_PX * photoPxPerPx;
	const region = scene.regionAt(at, slackPx);
	const start = region === null ? null : scene.boxOf(region);
	if (region === null || !start) return { state: { kind: "resting", selected }, commands: [] };
	return { state: { kind: "pressing", selected: region, from: at, start, thresholdPx }, commands: [] };
}

/** From the pointer to the corner that it holds, so that nothing jumps when it is taken a little beside. */
function gripOf(box: Box, handle: BoxHandle, at: Point): Point {
	const corner = { x: handle.includes("w") ? box.x : box.x + box.width, y: handle.includes("n") ? box.y : box.y + box.height };
	return { x: corner.x - at.x, y: corner.y - at.y };
}

function drag(state: ToolState, at: Point, { photo }: ToolScene): ToolState {
	switch (state.kind) {
		case "pressing":
			if (distance(at, state.from) < state.thresholdPx) return state;
			return { kind: "moving", selected: state.selected, from: state.from, start: state.start, box: moved(state, at, photo) };
		case "moving":
			return { ...state, box: moved(state, at, photo) };
		case "resizing": {
			const to = { x: Math.round(at.x + state.grip.x), y: Math.round(at.y + state.grip.y) };
			return { ...state, box: roundBox(resizeBox(state.start, { handle: state.handle, to, frame: photo })) };
		}
		case "drawing":
			if (!state.box && distance(at, state.from) < state.thresholdPx) return state;
			return { ...state, box: roundBox(boxBetween(toWhole(state.from), toWhole(at), photo)) };
		default:
			return state;
	}
}

function moved({ from, start }: { readonly from: Point; readonly start: Box }, at: Point, photo: Size): Box {
	return roundBox(moveBox(start, toWhole({ x: at.x - from.x, y: at.y - from.y }), photo));
}

function release(state: ToolState): ToolStep {
	switch (state.kind) {
		case "pressing":
			return { state: { kind: "resting", selected: state.selected }, commands: [] };
		case "moving":
		case "resizing":
			return { state: { kind: "resting", selected: state.selected }, commands: changed(state) };
		case "drawing":
			if (!state.box) return { state: { kind: "armed", selected: state.selected }, commands: [] };
			return { state: { kind: "resting", selected: null }, commands: [{ kind: "add", box: state.box, like: null }] };
		default:
			return { state, commands: [] };
	}
}

/** Each press lets go of one thing: the gesture, the drawing, the box, the editing. */
function letGo(state: ToolState): ToolStep {
	if (state.kind !== "resting") return { state: { kind: "resting", selected: state.selected }, commands: [] };
	if (state.selected !== null) return { state: RESTING, commands: [] };
	return { state, commands: [{ kind: "leave" }] };
}

function nudge(state: ToolState, { by, resizes }: Extract<ToolEvent, { kind: "nudge" }>, { photo, boxOf }: ToolScene): ToolStep {
	const { selected } = state;
	const stored = selected === null ? null : boxOf(selected);
	if (selected === null || !stored || (state.kind !== "resting" && state.kind !== "nudging" && state.kind !== "armed")) return { state, commands: [] };
	const { start, box } = state.kind === "nudging" ? state : { start: stored, box: stored };
	const next = roundBox(resizes ? grown(box, by, photo) : moveBox(box, by, photo));
	return { state: { kind: "nudging", selected, start, box: next }, commands: [{ kind: "settle-later" }] };
}

/** Keys never turn a box round: at its shortest it stays. */
function grown(box: Box, by: Point, photo: Size): Box {
	const to = { x: Math.max(box.x + Math.min(1, box.width), box.x + box.width + by.x), y: Math.max(box.y + Math.min(1, box.height), box.y + box.height + by.y) };
	if (by.y === 0) return resizeBox(box, { handle: "e", to, frame: photo });
	return resizeBox(box, { handle: by.x === 0 ? "s" : "se", to, frame: photo });
}

function remove(state: ToolState, scene: ToolScene): ToolStep {
	const { selected } = state;
	if (selected === null || !scene.boxOf(selected)) return { state, commands: [] };
	return { state: RESTING, commands: [{ kind: "remove", region: selected }] };
}

function copy({ region, box }: Held, { photo }: ToolScene): ToolCommand {
	const there = moveBox(box, { x: COPY_OFFSET_PX, y: COPY_OFFSET_PX }, photo);
	// In the lower right corner there is room on the other side only.
	const isSame = there.x === box.x && there.y === box.y;
	return { kind: "add", box: roundBox(isSame ? moveBox(box, { x: -COPY_OFFSET_PX, y: -COPY_OFFSET_PX }, photo) : there), like: region };
}

type Held = { readonly region: string; readonly box: Box };

function held(state: ToolState, scene: ToolScene, toCommand: (held: Held) => ToolCommand): readonly ToolCommand[] {
	const box = state.selected === null ? null : scene.boxOf(state.selected);
	return state.selected !== null && box ? [toCommand({ region: state.selected, box })] : [];
}

function changed({ selected, start, box }: { readonly selected: string; readonly start: Box; readonly box: Box }): readonly ToolCommand[] {
	const isSame = start.x === box.x && start.y === box.y && start.width === box.width && start.height === box.height;
	return isSame ? [] : [{ kind: "change", region: selected, box }];
}

function toWhole({ x, y }: Point): Point {
	return { x: Math.round(x), y: Math.round(y) };
}

function distance(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}
