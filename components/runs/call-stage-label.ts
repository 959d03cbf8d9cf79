import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

const LOOKS: Readonly<Record<string, string>> = { verify: "Verification", ablate: "Parent ablation" };

/** What a stage's calls are for, as spending names it. */
export function callStageLabel(stage: string): string {
	return Object.entries(STAGE_WORDS).find(([name]) => name === stage)?.[1].label ?? LOOKS[stage] ?? sentenceCase(stage);
}
