import type { OptionLetter } from "#lib/questions/schema.ts";
import type { Account } from "#lib/synthesis/account.ts";
import type { TraceStep } from "#lib/traces/lay-out-trace.ts";

/**
 * One look at the picture that comes to an answer, in named steps that do what the derivation does: find, compare or count, decide. Every
 * sentence is true of the boxes where the answer is the key; else one slip makes it wrong. A step is tagged with a behavior only where it is one.
 */
export function phraseTrace(account: Account, answer: OptionLetter): readonly TraceStep[] {
	return [...account.look(answer), { pieces: [`${account.decide(answer)} So the answer is ${answer}.`] }];
}
