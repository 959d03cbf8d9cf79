import type { Bench, Measure } from "#e2e/benches/bench.ts";
import { openBenchPage } from "#e2e/benches/bench-page.ts";
import { toMeasure } from "#e2e/benches/compare.ts";
import type { DrawRound } from "#e2e/benches/draw-rounds.ts";

/** One box dragged among ten thousand against one alone, a frame. */
export default { name: "canvas-drag", run: runCanvasDragBench } satisfies Bench;

async function runCanvasDragBench(): Promise<readonly Measure[]> {
	const { page, close } = await openBenchPage();
	try {
		const rounds: readonly DrawRound[] = await page.evaluate(
			async (input) => {
				const module = "/e2e/benches/drag-rounds.ts";
				return (await import(module)).dragRounds(input);
			},
			{ boxes: 10_000, rounds: 9, frames: 120 },
		);
		return [toMeasure({ name: "canvas: a frame of dragging one box among 10000 to one alone", unit: "ms", bar: 2 }, rounds)];
	} finally {
		await close();
	}
}
