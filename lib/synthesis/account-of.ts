import type { Account, Telling } from "#lib/synthesis/account.ts";
import { accountCount } from "#lib/synthesis/account-count.ts";
import { accountLook } from "#lib/synthesis/account-look.ts";
import { accountPlace } from "#lib/synthesis/account-place.ts";
import { accountPresence } from "#lib/synthesis/account-presence.ts";
import type { Fact } from "#lib/synthesis/fact.ts";

/** What can be said of a grounded question's options. */
export function accountOf(fact: Fact, telling: Telling): Account {
	switch (fact.rule) {
		case "count":
			return accountCount(fact, telling);
		case "presence":
		case "category":
			return accountPresence(fact, telling);
		case "direction":
		case "relation":
		case "nearest":
			return accountPlace(fact, telling);
		case "largest":
		case "identity":
		case "attribute":
		case "having":
			return accountLook(fact, telling);
		default:
			return fact satisfies never;
	}
}
