import swc, { type ParseOptions } from "@swc/core";
import { cruise } from "dependency-cruiser";
import config from "#dependency-cruiser";
import type { Violation } from "#e2e/rooms/violation.ts";
import { AppError } from "#lib/errors.ts";

// dependency-cruiser 17.4 asks swc for TypeScript without JSX, whatever the file's name. Goes when it asks for both.
const parse = swc.parseFileSync;
Object.assign(swc, { parseFileSync: (file: string, options: ParseOptions) => parse(file, { ...options, tsx: file.endsWith(".tsx") } as ParseOptions) });

/** What the files at `root` import against the walls of .dependency-cruiser.mjs, and the files that were not looked at. */
export async function findImportViolations(root: string, files: readonly string[]): Promise<readonly Violation[]> {
	const { forbidden, required, options } = config;
	const { output } = await cruise([...files], { ...options, ruleSet: { forbidden, required }, validate: true, baseDir: root });
	if (typeof output === "string") throw new AppError("internal", "dependency-cruiser answered in text.");
	const cruised = new Set(output.modules.map((module) => module.source));
	const missed = files.filter((file) => !cruised.has(file)).map((file) => ({ rule: "every-file-is-cruised", at: file }));
	return [...missed, ...output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, at: from === to ? from : `${from} → ${to}` }))];
}
