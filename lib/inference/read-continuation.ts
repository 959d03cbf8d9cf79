import type { ContinuationPlan } from "#lib/inference/plan-continuation.ts";
import { type RawReply, readRawReply } from "#lib/inference/raw-reply.ts";
import { type ReadReply, readReply } from "#lib/inference/read-reply.ts";

/** A reply to a begun thought, parted into what was added to the thought and what was said after it. A thought that never ended has nothing said after it. */
export function readContinuation(reply: RawReply, plan: ContinuationPlan): ReadReply {
	const [choice] = reply.choices;
	const text = choice?.text ?? choice?.message?.content ?? "";
	if (plan.by === "template" && plan.template === "gpt-oss") return readHarmony(text);
	if (choice?.message?.reasoning || choice?.message?.reasoning_content) return readRawReply(reply);
	// Its opening tag stands in the prompt.
	return readReply({ content: `<think>\n${text}` });
}

const NEXT = "<|end|>";
const FINAL = /^\s*<\|start\|>assistant(?:<\|channel\|>|\s*)final[^<]*<\|message\|>/;
/** What is left of the marks where a server cannot be told to keep them, as llama.cpp. */
const UNMARKED = "assistantfinal";
const UNMARKED_FINAL = "<|end|><|start|>assistant<|channel|>final<|message|>";
const LAST = /<\|(?:return|call)\|>/;

/** gpt-oss ends its thought as a message, and says the rest in another one, of the channel "final". */
function readHarmony(text: string): ReadReply {
	const [thinking = "", ...messages] = (text.includes(NEXT) ? text : text.replace(UNMARKED, UNMARKED_FINAL)).split(NEXT);
	const [said = "", ...more] = messages.filter((message) => message.trim() !== "");
	if (said !== "" && !FINAL.test(said)) return { kind: "unreadable", says: "The model ended its thought, and began another one or called a tool." };
	if (more.length > 0) return { kind: "unreadable", says: "The model said more after its answer." };
	return { kind: "read", thinking: thinking.split(LAST)[0] ?? "", said: said.replace(FINAL, "").split(LAST)[0] ?? "" };
}
