import { breakThoughtMarks } from "#lib/inference/break-thought-marks.ts";
import { breakPromptMarks } from "#lib/text/break-prompt-marks.ts";

/** How a family of reasoners lays out a conversation. DeepSeek-R1 and its distillates, on Qwen and on Llama alike, share one. */
export type ContinuationTemplate = "r1" | "qwq" | "qwen3" | "qwen3-thinking" | "gpt-oss";

export type Continuation = {
	readonly template: ContinuationTemplate;
	/** Null: none. R1's makers advise against one. */
	readonly system: string | null;
	readonly user: string;
	/** The thought so far, cue included; the model goes on at its last letter. */
	readonly begun: string;
};

/** What has to follow a template's own generation prompt before a thought stands there: nothing where it already ends in `<think>`. */
export const THOUGHT_OPENINGS: Readonly<Record<ContinuationTemplate, string>> = {
	r1: "",
	qwq: "",
	qwen3: "<think>\n",
	"qwen3-thinking": "",
	"gpt-oss": "<|channel|>analysis<|message|>",
};

/**
 * The raw prompt for `/v1/completions` with which a reasoner goes on with a thought that it did not begin (`interop.md` C.3), after the chat templates that
 * the models are published with. Without R1's beginning-of-sequence mark: servers set it before every raw prompt, and a second one spoils the reply.
 * gpt-oss closes its thought with `<|end|>`, which comes through only with `skip_special_tokens: false`. Marks in the texts are broken, and so is what would
 * close the thought; `user` and `system` may speak of `<think>`.
 */
export function renderContinuation({ template, system, user, begun }: Continuation): string {
	const asked = { system: system === null ? null : breakPromptMarks(system), user: breakPromptMarks(user) };
	return `${renderTurns(template, asked)}${THOUGHT_OPENINGS[template]}${breakThoughtMarks(begun)}`;
}

type Asked = Pick<Continuation, "system" | "user">;

function renderTurns(template: ContinuationTemplate, { system, user }: Asked): string {
	switch (template) {
		case "r1":
			return `${system ?? ""}<｜User｜>${user}<｜Assistant｜><think>\n`;
		case "qwq":
		case "qwen3-thinking":
			return `${renderChatml({ system, user })}<think>\n`;
		case "qwen3":
			return renderChatml({ system, user });
		case "gpt-oss":
			return renderHarmony({ system, user });
		default:
			return template satisfies never;
	}
}

function renderChatml({ system, user }: Asked): string {
	const head = system === null ? "" : `<|im_start|>system\n${system}<|im_end|>\n`;
	return `${head}<|im_start|>user\n${user}<|im_end|>\n<|im_start|>assistant\n`;
}

// The current date, which the guide's example names too, is left out: it may be, and the same request must stay the same.
const HARMONY_SYSTEM =
	"You are ChatGPT, a large language model trained by OpenAI.\nKnowledge cutoff: 2024-06\n\nReasoning: medium\n\n# Valid channels: analysis, commentary, final. Channel must be included for every message.";

/** In harmony the system's message is the model's own, and what others call the system prompt is the developer's. */
function renderHarmony({ system, user }: Asked): string {
	const developer = system === null ? "" : `<|start|>developer<|message|># Instructions\n\n${system}<|end|>`;
	return `<|start|>system<|message|>${HARMONY_SYSTEM}<|end|>${developer}<|start|>user<|message|>${user}<|end|><|start|>assistant`;
}
