import { createSeededRandom } from "#lib/stats/seeded-random.ts";

/** What a reviewer does next, as the keys that do it. */
export type ChaosAct = { readonly kind: "accept" | "reject" | "defer" | "undo"; readonly keys: readonly string[] };

export const VICTIMS = ["tab", "browser", "studio", "postgres"] as const;
export type Victim = (typeof VICTIMS)[number];

/** `kills` come as the act's keys have gone down; `afterMs` later. */
export type ChaosStep = { readonly act: ChaosAct; readonly kills: readonly { readonly victim: Victim; readonly afterMs: number }[] };

const ACTS: readonly [ChaosAct, ...ChaosAct[]] = [
	{ kind: "accept", keys: ["a"] },
	{ kind: "accept", keys: ["a"] },
	{ kind: "accept", keys: ["a"] },
	{ kind: "reject", keys: ["x", "2"] },
	{ kind: "reject", keys: ["x", "4"] },
	{ kind: "defer", keys: ["Space"] },
	{ kind: "undo", keys: ["z"] },
];
const KILL_DELAY_MS_MAX = 120;

type Plan = { readonly seed: string; readonly decisions: number; readonly kills: Readonly<Record<Victim, number>> };

/** One reviewer's day: so many decisions, undos between them, and at seeded moments something dies. The same seed gives the same day. */
export function drawSchedule({ seed, decisions, kills }: Plan): readonly ChaosStep[] {
	const random = createSeededRandom(seed);
	const acts: ChaosAct[] = [];
	for (let made = 0; made < decisions; ) {
		const act = random.pick(ACTS);
		if (act.kind === "undo" && acts.at(-1)?.kind === "undo") continue;
		if (act.kind !== "undo") made += 1;
		acts.push(act);
	}
	const deaths = VICTIMS.flatMap((victim) =>
		Array.from({ length: kills[victim] }, () => ({ victim, at: random.below(acts.length), afterMs: random.below(KILL_DELAY_MS_MAX) })),
	);
	return acts.map((act, at) => ({ act, kills: deaths.filter((death) => death.at === at).map(({ victim, afterMs }) => ({ victim, afterMs })) }));
}
