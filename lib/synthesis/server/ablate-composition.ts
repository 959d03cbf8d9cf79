import "server-only";
import { readRawReply } from "#lib/inference/raw-reply.ts";
import { OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import { createSeededRandom } from "#lib/stats/seeded-random.ts";
import type { AblationCount } from "#lib/synthesis/ablation-count.ts";
import { drawSeed } from "#lib/synthesis/draw-seed.ts";
import { ABLATION_PROMPT_VERSION, CANNOT_BE_TOLD, phraseAblationPrompt } from "#lib/synthesis/phrase-ablation-prompt.ts";
import type { Parent } from "#lib/synthesis/phrase-composition.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";
import type { StageOf } from "#lib/synthesis/recipe-schema.ts";
import { askOrRefuse } from "#lib/synthesis/server/ask-or-refuse.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";

type Ablated = {
	readonly question: QuestionContent;
	readonly parents: readonly Parent[];
	readonly seed: string;
	readonly attempt: number;
};

type Params = NonNullable<StageOf<"compose">["ablation"]>;

/** Of its own beside the wording: another server is asked, many times as often, and what that costs is told apart. */
const STAGE = "ablate";

/**
 * Has a policy that does not see the picture answer a composed question without any of its parents, and without each one of them, all others' answers
 * given (`method.md` §3.3). The options stand in another order each time, so that a liking for one letter is right by chance only.
 * @throws CallRefused where the server may answer some other time
 */
export function ablateComposition(ablated: Ablated, params: Params, policy: Asker): Promise<readonly AblationCount[]> {
	const missing = [null, ...ablated.parents.map(({ key }) => key)];
	return Promise.all(missing.map((without) => countRight(without, ablated, { params, policy })));
}

type Setting = { readonly params: Params; readonly policy: Asker };

async function countRight(without: string | null, ablated: Ablated, { params, policy }: Setting): Promise<AblationCount> {
	const samples = Array.from({ length: params.samples }, (_, sample) => sample);
	const answers = await Promise.all(samples.map((sample) => answerOnce(without, sample, ablated, { params, policy })));
	return {
		without,
		right: answers.filter((answer) => answer === "right").length,
		tries: answers.filter((answer) => answer !== "refused").length,
	};
}

async function answerOnce(without: string | null, sample: number, { question, parents, seed, attempt }: Ablated, { params, policy }: Setting) {
	const random = createSeededRandom(`${seed}\nablate ${without ?? "all"} ${sample}`);
	const facts =
		without === null ? [] : parents.filter(({ key }) => key !== without).map((parent) => ({ stem: parent.question.stem, answer: answerOf(parent.question) }));
	const options = [...random.shuffle(question.options), ...(without === null ? [] : [CANNOT_BE_TOLD])];
	const asked = await askOrRefuse(policy, {
		stage: STAGE,
		promptVersion: ABLATION_PROMPT_VERSION,
		inputs: { kind: "chat", ...phraseAblationPrompt({ stem: question.stem, options, facts }), begun: null },
		parameters: { ...params.sampling, seed: drawSeed(seed, STAGE, without ?? "all", sample, attempt) },
		image: null,
		sample,
		attempt,
	});
	if (asked.kind === "refused") return asked.reason === "ran out of tokens" ? "wrong" : "refused";
	const read = readRawReply(asked.generated.reply);
	const letter = read.kind === "read" ? readFinalAnswer(read.said, options) : null;
	return letter !== null && options[OPTION_LETTERS.indexOf(letter)] === answerOf(question) ? "right" : "wrong";
}

function answerOf({ options, key }: QuestionContent): string {
	return options[OPTION_LETTERS.indexOf(key)] ?? "";
}
