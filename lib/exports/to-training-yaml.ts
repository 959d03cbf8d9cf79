import { LLAMA_FACTORY_PROFILE } from "#lib/exports/schema.ts";
import { toEntryName } from "#lib/exports/to-dataset-info.ts";
import type { Split } from "#lib/history/schema.ts";

export type TrainingFacts = {
	readonly dataset: string;
	readonly splits: readonly Split[];
	/** Of the largest picture. */
	readonly imagePixelsMax: number;
	/** Of the longest row, estimated. */
	readonly rowTokensMax: number;
};

/** The data half of a LLaMA-Factory configuration: so that neither pictures nor thoughts are cut by its defaults. */
export function toTrainingYaml({ dataset, splits, imagePixelsMax, rowTokensMax }: TrainingFacts): string {
	const { imagePixelsDefault, imagePixelsMax: limit, tokensDefault } = LLAMA_FACTORY_PROFILE;
	const evaluation = splits[0] === "train" && splits.includes("validation") ? [`eval_dataset: ${toEntryName(dataset, "validation")}`] : [];
	return [
		"# Run from this folder: llamafactory-cli train train.yaml. Model, adapter and optimizer are yours to add.",
		"stage: sft",
		"do_train: true",
		"dataset_dir: .",
		"media_dir: .",
		`dataset: ${toEntryName(dataset, splits[0] ?? "train")}`,
		...evaluation,
		"# A template of your model; with qwen2_vl the think tags are plain text.",
		"template: qwen2_vl",
		`# The largest picture has ${imagePixelsMax} pixels; larger ones than this are shrunk. Coordinates are fractions of the picture and hold all the same.`,
		`image_max_pixels: ${Math.min(limit, Math.max(imagePixelsDefault, imagePixelsMax))}`,
		`# The longest row is estimated at ${rowTokensMax} tokens; what is beyond is cut.`,
		`cutoff_len: ${Math.max(tokensDefault, Math.ceil((rowTokensMax * 1.25) / 256) * 256)}`,
		"",
	].join("\n");
}
