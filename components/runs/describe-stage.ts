import type { Recipe } from "#lib/synthesis/recipe-schema.ts";

/** What a recipe tells a stage, in few words. */
export function describeStage(stage: Recipe["stages"][number]): string {
	switch (stage.stage) {
		case "detect":
			return `by a ${stage.by === "vlm" ? "VLM" : "detector"}, score ${stage.scoreMin} or more`;
		case "write":
			return `up to ${stage.perImage} an image, from ${stage.from === "regions" ? "captions and boxes" : "captions alone"}, T ${stage.sampling.temperature}`;
		case "filter":
			return `near-duplicates above ${stage.likenessMax}${stage.verifier ? `, and ${stage.verifier.samples} looks by a VLM` : ""}`;
		case "compose":
			return `up to ${stage.perImage} an image${stage.ablation ? `, each parent tried without ${stage.ablation.samples} times` : ""}, T ${stage.sampling.temperature}`;
		case "think":
			return `${stage.samples} for each ${stage.of === "all" ? "" : `${stage.of} `}question, T ${stage.sampling.temperature}`;
		case "expand":
			return `${stage.samples} of each simple trace, ${stage.cues.length === 1 ? "one cue" : `${stage.cues.length} cues`}, ${stage.sampling.maxTokens.toLocaleString("en")} tokens, T ${stage.sampling.temperature}`;
		case "rules":
			return `up to ${stage.perImage} an image, ${Math.round(stage.mistakeShare * 100)}% of first looks slip`;
		default:
			return stage satisfies never;
	}
}
