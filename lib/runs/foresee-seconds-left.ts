import type { Progress } from "#lib/runs/measure-progress.ts";

type Pace = {
	readonly progress: Progress;
	/** Made so far; more or fewer than the recipe's own number, for what had to be asked again and what others looked over. */
	readonly calls: number;
	readonly callsPerSecond: number;
};

/** How long a run still takes at the pace of its last minutes; null where it has none yet. */
export function foreseeSecondsLeft({ progress: { done, total }, calls, callsPerSecond }: Pace): number | null {
	if (done === 0 || calls === 0 || callsPerSecond === 0) return null;
	return ((total - done) * (calls / done)) / callsPerSecond;
}
