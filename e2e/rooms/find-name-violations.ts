import type { Violation } from "#e2e/rooms/violation.ts";

/** Folders in which a line of code hides because nobody asked what it is. */
const HIDING_PLACES = ["utils", "helpers", "common", "shared", "misc", "services", "core", "types", "constants", "hooks"];

const DOMAINS = ["history", "images", "questions", "traces", "synthesis", "review", "audit", "snapshots", "exports", "imports", "evaluation", "samples"];

/** In a domain room stand: a schema, rules with their tests, the three doors, and `server/`. Nothing deeper. */
const DOMAIN_FILE = /^lib\/[a-z]+\/(server\/)?[a-z0-9-]+(\.handler)?(\.db)?(\.test)?\.ts$/;

export function findNameViolations(files: readonly string[]): readonly Violation[] {
	const broken = (rule: string, isBroken: (file: string) => boolean) => files.filter(isBroken).map((at) => ({ rule, at }));
	return [
		...broken("no-barrels", (file) => /(^|\/)index\.[cm]?tsx?$/.test(file)),
		...broken("no-hiding-places", (file) => file.split("/").some((folder) => HIDING_PLACES.includes(folder))),
		...broken("a-domain-room-is-a-closed-list", (file) => DOMAINS.includes(file.split("/")[1] ?? "") && file.startsWith("lib/") && !DOMAIN_FILE.test(file)),
		...broken(
			"database-tests-stand-beside-effects",
			(file) => file.endsWith(".db.test.ts") && DOMAINS.includes(file.split("/")[1] ?? "") && !file.includes("/server/"),
		),
	];
}
