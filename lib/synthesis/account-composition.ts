import type { Account, Told } from "#lib/synthesis/account.ts";
import { accountChain } from "#lib/synthesis/account-chain.ts";
import { accountElimination } from "#lib/synthesis/account-elimination.ts";
import { accountNumbers } from "#lib/synthesis/account-numbers.ts";
import { accountSame } from "#lib/synthesis/account-same.ts";
import type { Composition } from "#lib/synthesis/composition.ts";

/** What can be said of a composed question's options: the parents' looks one after the other, and what they come to together. */
export function accountComposition(composition: Composition, told: Told): Account {
	switch (composition.rule) {
		case "sum":
		case "difference":
			return accountNumbers(composition, told);
		case "same":
			return accountSame(composition, told);
		case "elimination":
			return accountElimination(composition, told);
		case "chain":
			return accountChain(composition, told);
		default:
			return composition satisfies never;
	}
}
