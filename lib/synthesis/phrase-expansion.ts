import type { OptionLetter } from "#lib/questions/schema.ts";
import type { SeededRandom } from "#lib/stats/seeded-random.ts";
import type { Account, Clause } from "#lib/synthesis/account.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";
import type { TracePiece, TraceStep } from "#lib/traces/lay-out-trace.ts";

/** From which answer a second look starts, and to which it comes. */
type Turn = {
	readonly from: OptionLetter;
	readonly to: OptionLetter;
	readonly key: OptionLetter /** The option considered on the way. */;
	readonly near: OptionLetter;
};

/**
 * A second look after a first one, opened by a cue. It corrects a slip, confirms what was right by rejecting a near miss or by starting from
 * another option, or goes wrong itself. Spans stand only where the step does what they say.
 */
export function phraseExpansion(account: Account, turn: Turn, random: SeededRandom): readonly TraceStep[] {
	const answer: TraceStep = { pieces: [`So the answer is ${turn.to}.`] };
	const cue: TraceStep = {
		pieces: [random.pick(["Wait, let me look at that again.", "Hmm, let me check that once more.", "Let me double-check the details."])],
	};
	if (turn.from !== turn.key && turn.to === turn.key) return [cue, ...correct(account, turn, random), answer];
	if (turn.from === turn.key && turn.to !== turn.key) return [cue, ...spoil(account, turn), answer];
	if (turn.from !== turn.key) return [cue, { ...said("Look again: ", account.claim(turn.to)), behavior: "verification" }, answer];
	if (random.below(3) === 0) return [...startFromOption(account, turn), answer];
	return [cue, ...confirm(account, turn, random), answer];
}

function correct(account: Account, { from, to }: Turn, random: SeededRandom): readonly TraceStep[] {
	return [
		{ ...said(random.pick(["Check what I said: ", "Look closer: "]), account.correct(from)), behavior: "verification" },
		{ pieces: [random.pick([`So ${from} does not hold, and I take it back.`, `I was wrong about ${from} and take it back.`])], behavior: "backtracking" },
		{ ...said(random.pick(["Look anew: ", `Try ${to} instead: `]), account.claim(to)), behavior: "verification" },
	];
}

function confirm(account: Account, { to, near }: Turn, random: SeededRandom): readonly TraceStep[] {
	const doubt = random.pick([`Could it be ${near} instead? No: `, `What if it were ${near}? It is not: `]);
	return [
		// Only something that is there to be checked and given up is a way gone back.
		{ ...said(doubt, account.refute(near)), behavior: account.rivals.includes(near) ? "backtracking" : "verification" },
		{ ...said(random.pick([`Check ${to} once more: `, `Back to ${to}: `]), account.claim(to)), behavior: "verification" },
	];
}

function spoil(account: Account, { from, to }: Turn): readonly TraceStep[] {
	return [said(`Could it be ${to} instead? `, account.claim(to)), { pieces: [`Then ${from} does not hold, and I take it back.`], behavior: "backtracking" }];
}

function startFromOption(account: Account, { to, near }: Turn): readonly TraceStep[] {
	return [
		{ pieces: ["Alternatively, start from the answers and see what each would need."] },
		{ ...said(`If ${near} were right, ${account.suppose(near)}; but `, account.refute(near)), behavior: "backward" },
		{ ...said(`If ${to} is right, ${account.suppose(to).replace("would have to", "must")}, and so it is: `, account.claim(to)), behavior: "backward" },
	];
}

function said(opening: string, clause: Clause): TraceStep {
	const isSentence = /[.?] $/.test(opening);
	const pieces = isSentence ? capitalized(clause.pieces) : clause.pieces;
	return { pieces: [opening, ...pieces, "."], ...(clause.regions && { regions: clause.regions }) };
}

function capitalized([first, ...rest]: readonly TracePiece[]): readonly TracePiece[] {
	if (first === undefined) return [];
	return [typeof first === "string" ? sentenceCase(first) : { ...first, text: sentenceCase(first.text) }, ...rest];
}
