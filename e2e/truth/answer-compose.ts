import type { StageAnswer } from "#e2e/truth/stage-answer.ts";
import { phraseComposePrompt } from "#lib/synthesis/phrase-compose-prompt.ts";
import { joinWords } from "#lib/text/join-words.ts";

const { system } = phraseComposePrompt({ composition: { rule: "sum", parents: [] }, draft: "", instruction: null });

/** Words for a composed question out of those of its parents; where it errs, it leaves all but the first out. */
export const answerCompose: StageAnswer = {
	isAsked: ({ messages }) => messages.some(({ role, content }) => role === "system" && content === system),
	answer: async (asked, truth) => {
		const prompt = asked.messages.at(-1)?.content ?? "";
		const single = [...prompt.matchAll(/^\d\. (.+)$/gm)].map(([, stem = ""]) => stem.replace(/\?$/, ""));
		return JSON.stringify({ stem: truth.isWrong(asked) ? `${single[0]}?` : word(prompt, single) });
	},
};

function word(prompt: string, single: readonly string[]): string {
	const [first = "", second = ""] = single;
	const all = single.map(lower);
	const [, named] = /In the second question "(.+)" is what the first one asks for/.exec(prompt) ?? [];
	if (named !== undefined)
		return `First find out: ${lower(first)}? Then tell: ${lower(second.replace(named, /^the /i.test(named) ? "that thing" : "things of that kind"))}?`;
	if (prompt.includes("come to together.")) return `What is the sum of ${joinWords(all)}?`;
	if (prompt.includes("is above the second.")) return `By how many is ${all.join(" more than ")}?`;
	if (prompt.includes("to none of them.")) return `Which one of the four fits none of these: ${joinWords([...new Set(all)])}?`;
	return `${first}, and ${lower(second)}?`;
}

function lower(stem: string): string {
	return stem.charAt(0).toLowerCase() + stem.slice(1);
}
