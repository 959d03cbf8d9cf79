import "server-only";
import { log } from "#lib/log.ts";
import type { Chore } from "#lib/worker/chores.ts";

const PAUSE_AFTER_FAILURE_SECONDS = 15;

/** Runs each chore over and over, never twice at once. One that fails is tried again after a pause. */
export function startChores(chores: readonly Chore[]): { readonly stop: () => Promise<void> } {
	const timers = new Map<Chore, NodeJS.Timeout>();
	const under = new Map<Chore, Promise<void>>();
	let stopped = false;

	function plan(chore: Chore, seconds: number): void {
		if (stopped) return;
		timers.set(
			chore,
			setTimeout(() => under.set(chore, runOnce(chore)), seconds * 1_000),
		);
	}

	async function runOnce(chore: Chore): Promise<void> {
		try {
			await chore.run();
			plan(chore, chore.everySeconds);
		} catch (error) {
			log.error({ err: error, chore: chore.name }, "A chore failed");
			plan(chore, Math.max(chore.everySeconds, PAUSE_AFTER_FAILURE_SECONDS));
		}
	}

	for (const chore of chores) plan(chore, 0);
	return {
		stop: async () => {
			stopped = true;
			for (const timer of timers.values()) clearTimeout(timer);
			await Promise.all(under.values());
		},
	};
}
