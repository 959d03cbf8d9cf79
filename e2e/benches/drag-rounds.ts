import { createCanvasEditor } from "#components/canvas/canvas-editor.ts";
import { createCanvasStore } from "#components/canvas/canvas-store.ts";
import { mountCanvas } from "#components/canvas/mount-canvas.ts";
import { prepareRegions } from "#components/canvas/prepared-regions.ts";
import { toFrame } from "#components/canvas/viewport.ts";
import { type DrawRound, manyRegions } from "#e2e/benches/draw-rounds.ts";

const SIZE = { width: 2560, height: 1600 };

/**
 * Runs in the browser: the product's own canvas with so many boxes, and one of them dragged by pointer events, an event a frame, with the same
 * drag over a single box between. Milliseconds a frame, from the event to the frame after.
 */
export async function dragRounds({
	boxes,
	rounds,
	frames,
}: {
	readonly boxes: number;
	readonly rounds: number;
	readonly frames: number;
}): Promise<readonly DrawRound[]> {
	await timeDrag(boxes, frames);
	await timeDrag(1, frames);
	const found: DrawRound[] = [];
	for (let round = 0; round < rounds; round += 1) found.push({ product: await timeDrag(boxes, frames), limit: await timeDrag(1, frames) });
	return found;
}

async function timeDrag(boxes: number, frames: number): Promise<number> {
	const element = document.querySelector<HTMLDivElement>("#canvas");
	if (!element) throw new Error("The page has no place for a canvas.");
	let commits = 0;
	const store = createCanvasStore();
	const editor = createCanvasEditor({
		onCommand: () => {
			commits += 1;
		},
	});
	const canvas = mountCanvas(element, { store, editor, onRegionPress: () => undefined });
	const regions = manyRegions(boxes);
	canvas.show({ bitmap: await createImageBitmap(new ImageData(SIZE.width, SIZE.height)), size: SIZE, prepared: prepareRegions(regions) });
	editor.turnOn();
	const held = regions[regions.length >> 1];
	if (!held) throw new Error("There is no box to drag.");
	editor.send({ kind: "select", region: held.key });
	const rect = toFrame(store.get().viewport, held.box);
	const grip = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
	const send = (type: string, by: number) =>
		element.dispatchEvent(
			new PointerEvent(type, { clientX: grip.x + by, clientY: grip.y + by, pointerId: 1, pointerType: "mouse", button: type === "pointermove" ? -1 : 0 }),
		);
	element.setPointerCapture = () => undefined; // no finger is on the screen that could be captured
	for (let frame = 0; frame < 5; frame += 1) await nextFrame();
	send("pointerdown", 0);
	send("pointermove", 8);
	for (let frame = 0; frame < 5; frame += 1) await nextFrame();
	const began = performance.now();
	for (let frame = 0; frame < frames; frame += 1) {
		send("pointermove", 10 + (frame % 60));
		await nextFrame();
	}
	const milliseconds = (performance.now() - began) / frames;
	send("pointerup", 70);
	if (commits !== 1) throw new Error(`The drag was saved ${commits} times.`);
	canvas.destroy();
	element.replaceChildren();
	return milliseconds;
}

function nextFrame(): Promise<unknown> {
	return new Promise((resolve) => requestAnimationFrame(resolve));
}
