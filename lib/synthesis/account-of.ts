import type { Account, Telling } from "#lib/synthesis/account.ts";
import { accountCount } from "#lib/synthesis/account-count.ts";
import { accountDirection } from "#lib/synthesis/account-direction.ts";
import { accountLook } from "#lib/synthesis/account-look.ts";
import { accountNearest } from "#lib/synthesis/account-nearest.ts";
import { accountPresence } from "#lib/synthesis/account-presence.ts";
import { accountRelation } from "#lib/synthesis/account-relation.ts";
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
			return accountDirection(fact, telling);
		case "relation":
			return accountRelation(fact, telling);
		case "nearest":
			return accountNearest(fact, telling);
		case "largest":
		case "identity":
		case "attribute":
		case "having":
			return accountLook(fact, telling);
		default:
			return fact satisfies never;
	}
}
