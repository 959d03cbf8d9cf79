import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { offeredDefects } from "#components/review/offered-defects.ts";
import { preferenceShortcuts } from "#components/review/preference-shortcuts.ts";
import type { ReviewStore } from "#components/review/review-store.ts";
import { traceShortcuts } from "#components/review/trace-shortcuts.ts";
import { DEFECT_GROUPS } from "#lib/review/defect-taxonomy.ts";

const ZOOM_STEP = 1.35;

/** The keys of the review screen: one table for handlers, buttons and the sheet. */
export function reviewShortcuts(store: ReviewStore, canvas: CanvasStore): readonly Shortcut[] {
	const mode = () => store.get().mode;
	const isCompared = store.pass === "preference";
	const canAct = () => !isCompared && mode().kind !== "editing" && mode().kind !== "resynthesizing" && store.actable() !== null;
	const isLooking = () => mode().kind === "looking";
	const isRejecting = () => mode().kind === "rejecting";
	// In the audit these keys judge steps, as everybody who has labelled steps knows them.
	const canZoom = () => store.pass !== "audit";
	return [
		{ id: "review.accept", keys: ["a"], label: "Accept", group: "Decide", when: canAct, command: () => store.decide("accept") },
		{ id: "review.reject", keys: ["x"], label: "Reject; again: for the last reason", group: "Decide", when: canAct, command: () => reject(store) },
		...["0", ...DEFECT_GROUPS.map((group) => group.key), "7", "8", "9"].map((key) => ({
			id: `review.reason-${key}`,
			keys: [key],
			label: DEFECT_GROUPS.find((group) => group.key === key)?.label ?? "Fault of that number",
			group: "Reason, after X",
			when: isRejecting,
			command: () => giveReason(store, Number(key)),
		})),
		{
			id: "review.exact",
			keys: ["d"],
			label: "Name the fault inside its group",
			group: "Reason, after X",
			when: isRejecting,
			command: () => toggleExact(store),
		},
		{
			id: "review.no-reason",
			keys: ["enter"],
			label: "Reject without a reason",
			group: "Reason, after X",
			when: isRejecting,
			command: () => store.decide("reject"),
		},
		{
			id: "review.cancel",
			keys: ["escape"],
			label: "Do not reject",
			group: "Reason, after X",
			when: isRejecting,
			command: () => store.setMode({ kind: "looking" }),
		},
		{ id: "review.defer", keys: ["space"], label: "Defer", group: "Decide", when: canAct, command: () => store.decide("defer") },
		{
			id: "review.edit",
			keys: ["e"],
			label: "Edit question, options and key",
			group: "Decide",
			when: canAct,
			command: () => store.setMode({ kind: "editing" }),
		},
		{ id: "review.undo", keys: ["z", "backspace"], label: "Take back what you did last", group: "Decide", when: isLooking, command: () => store.undo() },
		...(isCompared ? preferenceShortcuts(store) : itemShortcuts(store)),
		{
			id: "canvas.hide",
			keys: ["h"],
			label: "Hide the boxes while held",
			group: "Photo",
			command: () => canvas.hideBoxes(true),
			release: () => canvas.hideBoxes(false),
		},
		{ id: "canvas.fit", keys: ["f"], label: "Fit the photo", group: "Photo", command: () => canvas.fit() },
		{ id: "canvas.zoom-in", keys: ["+", "="], label: "Zoom in", group: "Photo", when: canZoom, repeats: true, command: () => canvas.zoom(ZOOM_STEP) },
		{ id: "canvas.zoom-out", keys: ["-"], label: "Zoom out", group: "Photo", when: canZoom, repeats: true, command: () => canvas.zoom(1 / ZOOM_STEP) },
		{ id: "canvas.pan-left", keys: ["shift+arrowleft"], label: "Look further left", group: "Photo", repeats: true, command: () => canvas.pan({ x: 40, y: 0 }) },
		{
			id: "canvas.pan-right",
			keys: ["shift+arrowright"],
			label: "Look further right",
			group: "Photo",
			repeats: true,
			command: () => canvas.pan({ x: -40, y: 0 }),
		},
		{ id: "canvas.pan-up", keys: ["shift+arrowup"], label: "Look further up", group: "Photo", repeats: true, command: () => canvas.pan({ x: 0, y: 40 }) },
		{
			id: "canvas.pan-down",
			keys: ["shift+arrowdown"],
			label: "Look further down",
			group: "Photo",
			repeats: true,
			command: () => canvas.pan({ x: 0, y: -40 }),
		},
	];
}

function itemShortcuts(store: ReviewStore): readonly Shortcut[] {
	const isLooking = () => store.get().mode.kind === "looking";
	// What is being made anew goes on without its person.
	const canMove = () => isLooking() || store.get().mode.kind === "resynthesizing";
	return [
		{
			id: "review.next",
			keys: ["j", "arrowright"],
			label: "Next item",
			group: "Move",
			when: canMove,
			repeats: true,
			command: ({ isRepeat }) => store.next(isRepeat),
		},
		{
			id: "review.previous",
			keys: ["k", "arrowleft"],
			label: "Item before",
			group: "Move",
			when: canMove,
			repeats: true,
			command: ({ isRepeat }) => store.previous(isRepeat),
		},
		...traceShortcuts(store),
		{ id: "review.history", keys: ["y"], label: "History of the item", group: "Move", when: isLooking, command: () => store.setMode({ kind: "history" }) },
	];
}

function reject(store: ReviewStore): void {
	const { mode, lastDefects } = store.get();
	if (mode.kind !== "rejecting") store.setMode({ kind: "rejecting", isExact: false, group: null });
	else if (lastDefects.length > 0) store.decide("reject", lastDefects);
}

function giveReason(store: ReviewStore, number: number): void {
	const { mode } = store.get();
	const item = store.actable()?.item;
	if (mode.kind !== "rejecting" || !item) return;
	const inGroup = DEFECT_GROUPS.find((group) => group.code === mode.group);
	if (inGroup) {
		const code = number === 0 ? inGroup.code : offeredDefects(inGroup.code, item)[number - 1]?.code;
		if (code) store.decide("reject", [code]);
		return;
	}
	const group = DEFECT_GROUPS.find((one) => one.key === String(number));
	if (!group) return;
	if (mode.isExact) store.setMode({ ...mode, group: group.code });
	else store.decide("reject", [group.code]);
}

function toggleExact(store: ReviewStore): void {
	const { mode } = store.get();
	if (mode.kind === "rejecting") store.setMode({ kind: "rejecting", isExact: !mode.isExact, group: null });
}
