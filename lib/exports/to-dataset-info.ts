import type { Split } from "#lib/history/schema.ts";

const COLUMNS = { messages: "messages", images: "images" };

// LLaMA-Factory takes every tag that is not listed for absent, so all seven are.
const TAGS = {
	role_tag: "role",
	content_tag: "content",
	user_tag: "user",
	assistant_tag: "assistant",
	observation_tag: "tool",
	function_tag: "function_call",
	system_tag: "system",
};

/** The text of `dataset_info.json`: an entry for each file, named by data set and split. */
export function toDatasetInfo(dataset: string, splits: readonly Split[]): string {
	const entries = splits.map((split) => [toEntryName(dataset, split), { file_name: `${split}.jsonl`, formatting: "sharegpt", columns: COLUMNS, tags: TAGS }]);
	return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** How a training configuration names the file: `coco_ccby_train`. */
export function toEntryName(dataset: string, split: Split): string {
	return `${dataset.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_")}_${split}`;
}
