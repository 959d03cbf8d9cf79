import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { openBenchPage } from "#e2e/benches/bench-page.ts";
import { toMeasure } from "#e2e/benches/compare.ts";
import type { DrawRound } from "#e2e/benches/draw-rounds.ts";

const ROUNDS = 15;
/** So many drawings are about as long at every number of boxes. Of few boxes the names, which are no strokes, are a good part of the work. */
const CASES = [
	{ boxes: 100, drawings: 60, bar: 3 },
	{ boxes: 1_000, drawings: 20, bar: 1.5 },
	{ boxes: 10_000, drawings: 4, bar: 1.15 },
] as const;

/** A whole drawing of the boxes that nobody has in hand against the bare strokes of it. */
export default { name: "canvas-boxes", run: runCanvasBoxesBench } satisfies Bench;

async function runCanvasBoxesBench({ tell }: BenchContext): Promise<readonly Measure[]> {
	const { page, close } = await openBenchPage();
	try {
		const measures: Measure[] = [];
		for (const { boxes, drawings, bar } of CASES) {
			tell(`  ${boxes} boxes`);
			const rounds: readonly DrawRound[] = await page.evaluate(
				async (input) => {
					const module = "/e2e/benches/draw-rounds.ts";
					return (await import(module)).drawRounds(input);
				},
				{ boxes, drawings, rounds: ROUNDS },
			);
			measures.push(toMeasure({ name: `canvas: drawing ${boxes} boxes to their bare strokes`, unit: "ms", bar }, rounds));
		}
		return measures;
	} finally {
		await close();
	}
}
