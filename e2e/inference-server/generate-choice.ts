import type { Answerer } from "#e2e/inference-server/asked.ts";
import { CHAT_TEMPLATES } from "#e2e/inference-server/chat-templates.ts";
import { enforceSchema } from "#e2e/inference-server/enforce-schema.ts";
import type { ContentFault } from "#e2e/inference-server/faults.ts";
import { hideMarks } from "#e2e/inference-server/hide-marks.ts";
import type { Ask } from "#e2e/inference-server/read-ask.ts";
import type { Settings } from "#e2e/inference-server/settings.ts";
import { type Answer, spoilAnswer } from "#e2e/inference-server/spoil-answer.ts";
import { countTokens, cutToTokens } from "#e2e/inference-server/token-ids.ts";

/** One answer as the server tells of it. A completion has all in `content`. */
export type Choice = {
	readonly reasoning: string | null;
	readonly content: string | null;
	readonly finishReason: "stop" | "length";
	readonly tokens: number;
};

type Generation = {
	readonly ask: Ask;
	readonly sample: number;
	readonly answerer: Answerer;
	readonly settings: Settings;
	readonly fault: ContentFault | null;
};

const BYTES_PER_TOKEN = 4;
/** How long an endless answer goes on where nobody bounds it. */
const ENDLESS_TOKENS = 2_048;
/** What an endless answer has beyond its bound: more than an opening tag, which may be taken off. */
const SPARE_TOKENS = 8;

export async function generateChoice({ ask, sample, answerer, settings, fault }: Generation): Promise<Choice> {
	const model = await answerPlainly({ ask, sample, answerer, settings });
	const budget = Math.min(ask.maxTokens, ENDLESS_TOKENS);
	const answer = fault ? spoilAnswer(model, fault, (budget + SPARE_TOKENS) * BYTES_PER_TOKEN) : model;
	const { opensThink } = CHAT_TEMPLATES[settings.template];
	const generated = opensThink || (ask.kind === "completion" && ask.prompt?.includes("<think>")) ? withoutOpening(answer) : `${answer.think}${answer.said}`;
	const stopped = cutAtStops(ask.kind === "completion" ? hideMarks(generated, ask.body, settings) : generated, ask.stops);
	const text = cutToTokens(stopped, answer.isEndless ? budget : ask.maxTokens);
	const isCut = text.length < stopped.length;
	const parts = settings.hasReasoningParser && ask.kind === "chat" ? takeReasoning({ text, opensThink, isCut }) : { reasoning: null, content: text };
	return { ...parts, reasoning: ask.isReasoningHidden ? null : parts.reasoning, finishReason: isCut ? "length" : "stop", tokens: countTokens(text) };
}

/** What the answerer says, with the given beginning taken off, no thinking where it is switched off, and the schema's grammar on what is said. */
async function answerPlainly({ ask, sample, answerer, settings }: Omit<Generation, "fault">): Promise<Answer> {
	const whole = await answerer({ ...ask, sample });
	const rest = ask.prefill !== null && whole.startsWith(ask.prefill) ? whole.slice(ask.prefill.length) : whole;
	const close = rest.indexOf("</think>");
	const thinkEnd = close < 0 ? 0 : close + "</think>".length;
	const thought = rest.slice(0, thinkEnd);
	const isThoughtKept = ask.isThinking || ask.kind === "completion" || !CHAT_TEMPLATES[settings.template].thinks;
	const said = isThoughtKept ? rest.slice(thinkEnd) : rest.slice(thinkEnd).trimStart();
	const isBound = ask.schema !== null && settings.enforcesSchema;
	return { think: isThoughtKept ? thought : "", said: isBound ? enforceSchema(ask.schema, said) : said, isEndless: false };
}

function withoutOpening({ think, said }: Answer): string {
	return `${think.replace(/^\s*<think>\n?/, "")}${said}`;
}

function cutAtStops(text: string, stops: readonly string[]): string {
	const ends = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
	return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}

type Parsed = { readonly text: string; readonly opensThink: boolean; readonly isCut: boolean };

function takeReasoning({ text, opensThink, isCut }: Parsed): Pick<Choice, "reasoning" | "content"> {
	const opened = /^\s*<think>/.test(text) || (opensThink && isCut);
	const close = text.indexOf("</think>");
	if (close < 0 && !opened) return { reasoning: null, content: text };
	const reasoning = text
		.slice(0, close < 0 ? undefined : close)
		.replace(/^\s*<think>/, "")
		.trim();
	const content = close < 0 ? "" : text.slice(close + "</think>".length).trimStart();
	return { reasoning, content: content === "" ? null : content };
}
