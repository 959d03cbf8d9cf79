import "server-only";
import { AppError } from "#lib/errors.ts";
import type { ServerId } from "#lib/ids.ts";
import { CallRefused } from "#lib/inference/call-refused.ts";
import { generate } from "#lib/inference/server/generate.ts";
import { openSession } from "#lib/inference/server/open-session.ts";
import { LGT_STAGES } from "#lib/synthesis/lgt-stages.ts";
import type { Asker } from "#lib/synthesis/server/asker.ts";
import { expandTrace } from "#lib/synthesis/server/expand-trace.ts";
import type { CandidateWorld } from "#lib/synthesis/server/load-candidate-world.ts";
import type { MadeCandidate } from "#lib/synthesis/server/made-candidate.ts";
import { rewriteQuestion } from "#lib/synthesis/server/rewrite-question.ts";
import { type Thought, thinkAboutQuestion } from "#lib/synthesis/server/think-about-question.ts";
import { toSentImage } from "#lib/synthesis/server/to-sent-image.ts";

type Making = {
	readonly serverId: ServerId;
	readonly name: string;
	readonly signal: AbortSignal;
	readonly onText: (piece: string) => void;
	readonly onTry: () => void;
	/** Somebody waits before the screen. */
	readonly answerMsMax: number;
};

/**
 * A question or a trace anew by a model. What keeps a server from it, be it down, slow, or talking nonsense, is told in a sentence with what to do.
 * @throws what is nobody's to mend there, and the signal's reason
 */
export async function makeByServer(world: CandidateWorld, making: Making): Promise<MadeCandidate> {
	const { serverId, name, signal, onText, onTry, answerMsMax } = making;
	const limit = AbortSignal.timeout(answerMsMax);
	const either = AbortSignal.any([signal, limit]);
	try {
		const session = await openSession(serverId);
		try {
			const { server, profile } = session;
			const ask: Asker["ask"] = (call) => generate(session, call, { signal: either, whenDown: "fail", onText, onTry });
			return world.trace ? await makeTrace(world, { server, profile, ask }) : await makeQuestion(world, { server, profile, ask });
		} finally {
			await session.close();
		}
	} catch (error) {
		signal.throwIfAborted();
		if (limit.aborted) return failed(`${name} gave no answer within ${Math.round(answerMsMax / 1_000)} seconds. Try again later, or choose another engine.`);
		return failed(`${name} cannot answer: ${whyNot(error)} Try again later, or choose another engine.`);
	}
}

/** Numbers of attempts that no run uses, two for each time somebody asks. */
function firstAttempt({ candidate }: CandidateWorld): number {
	return 1 + 2 * candidate.attempt;
}

async function makeQuestion(world: CandidateWorld, asker: Asker): Promise<MadeCandidate> {
	const { question, image, candidate } = world;
	const { name } = asker.server;
	const rewritten = await rewriteQuestion({ question, image, instruction: candidate.instruction, attempt: firstAttempt(world) }, asker);
	switch (rewritten.kind) {
		case "question":
			return { kind: "made", content: rewritten.question, generation: rewritten.generation };
		case "unreadable":
			return failed(`${name} gave no question that can be used, twice: ${rewritten.detail}. Ask again, or choose another engine.`);
		case "failed":
			return failed(rewritten.reason === "length" ? rambled(name) : `${name} wrote the same question again. Say in the instruction what should be different.`);
		default:
			return rewritten satisfies never;
	}
}

async function makeTrace(world: CandidateWorld, asker: Asker): Promise<MadeCandidate> {
	const { name } = asker.server;
	const former = world.trace?.content;
	const made = former?.form === "expanded" ? await expand(world, asker) : await think(world, asker);
	if (made.kind === "rejected") {
		const { reason, sample } = made.rejection;
		if (reason === "the server refused it" || reason === "too long for the model")
			return failed(`${name} gave no trace: ${sample} Ask otherwise, or choose another engine.`);
		return failed(reason === "ran out of tokens" ? rambled(name) : `${name} gave no trace that can be used: ${reason}. Ask again, or choose another engine.`);
	}
	if (made.trace.text === former?.text) return failed(`${name} thought the same again. Say in the instruction what should be different.`);
	return { kind: "made", content: made.trace, generation: made.trace.generations.at(-1) ?? null };
}

async function think(world: CandidateWorld, asker: Asker): Promise<Thought> {
	if (!asker.profile.images) throw new AppError("invalid", "it does not look at pictures.");
	const { question, questionKey, image, candidate } = world;
	const picture = await toSentImage(image, question);
	const asked = { question, questionKey, picture, seed: 0, sample: 0, attempt: firstAttempt(world), instruction: candidate.instruction };
	return thinkAboutQuestion({ ...asked, sampling: LGT_STAGES.think.sampling }, asker);
}

async function expand(world: CandidateWorld, asker: Asker): Promise<Thought> {
	const { question, questionKey, image, trace, candidate } = world;
	if (!trace?.simple) throw new AppError("not_found", "the simple trace that this goes on from is gone.");
	const simple = { key: trace.simple.key, trace: trace.simple.content };
	const captions = image.captions.map(({ text }) => text);
	const instruction = candidate.instruction || null;
	const input = { question, questionKey, simple, captions, seed: 0, instruction, attempt: firstAttempt(world) };
	const { kept, rejected } = await expandTrace(input, { ...LGT_STAGES.expand, samples: 1 }, asker);
	const [one] = kept;
	if (one) return { kind: "trace", trace: one.trace };
	return { kind: "rejected", rejection: rejected[0] ?? { reason: "it said nothing", sample: "", generation: null } };
}

function rambled(name: string): string {
	return `${name} ran out of tokens before it came to an end. Ask again, or wish for something shorter.`;
}

/** What a server cannot do is its person's to know; anything else is a fault of the studio and is thrown on. */
function whyNot(error: unknown): string {
	if (error instanceof CallRefused) return error.verdict.says;
	if (error instanceof AppError && error.code !== "internal") return error.message;
	throw error;
}

function failed(says: string): MadeCandidate {
	return { kind: "failed", says };
}
