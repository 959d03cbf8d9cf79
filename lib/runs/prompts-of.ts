import { ABLATION_PROMPT_VERSION } from "#lib/synthesis/phrase-ablation-prompt.ts";
import { CAPTION_WRITE_PROMPT_VERSION } from "#lib/synthesis/phrase-caption-write-prompt.ts";
import { COMPOSE_PROMPT_VERSION } from "#lib/synthesis/phrase-compose-prompt.ts";
import { DETECT_PROMPT_VERSION } from "#lib/synthesis/phrase-detect-prompt.ts";
import { EXPAND_PROMPT_VERSION } from "#lib/synthesis/phrase-expand-prompt.ts";
import { THINK_PROMPT_VERSION } from "#lib/synthesis/phrase-think-prompt.ts";
import { VERIFY_PROMPT_VERSION } from "#lib/synthesis/phrase-verify-prompt.ts";
import { WRITE_PROMPT_VERSION } from "#lib/synthesis/phrase-write-prompt.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** The versions of the prompts that a recipe's stages ask by, in their order. Rules have none. */
export function promptsOf({ stages }: Recipe): readonly string[] {
	return stages.flatMap((stage) => promptsOfStage(stage));
}

function promptsOfStage(stage: Recipe["stages"][number]): readonly string[] {
	switch (stage.stage) {
		case "detect":
			return stage.by === "vlm" ? [DETECT_PROMPT_VERSION] : [];
		case "write":
			return [stage.from === "captions" ? CAPTION_WRITE_PROMPT_VERSION : WRITE_PROMPT_VERSION];
		case "filter":
			return stage.verifier ? [VERIFY_PROMPT_VERSION] : [];
		case "compose":
			return [COMPOSE_PROMPT_VERSION, ...(stage.ablation ? [ABLATION_PROMPT_VERSION] : [])];
		case "think":
			return [THINK_PROMPT_VERSION];
		case "expand":
			return [EXPAND_PROMPT_VERSION];
		case "rules":
			return [];
		default:
			return stage satisfies never;
	}
}
