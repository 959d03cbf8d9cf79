import { createRequire } from "node:module";
import config from "#dependency-cruiser";
import type { Violation } from "#e2e/rooms/violation.ts";
import { AppError } from "#lib/errors.ts";

type Parse = (file: string, options: object) => unknown;

/** What the files at `root` import against the walls of .dependency-cruiser.mjs, and the files that were not looked at. */
export async function findImportViolations(root: string, files: readonly string[]): Promise<readonly Violation[]> {
	readJsxToo();
	const { cruise } = await import("dependency-cruiser");
	const { forbidden, required, options } = config;
	const { output } = await cruise([...files], { ...options, ruleSet: { forbidden, required }, validate: true, baseDir: root });
	if (typeof output === "string") throw new AppError("internal", "dependency-cruiser answered in text.");
	const cruised = new Set(output.modules.map((module) => module.source));
	const missed = files.filter((file) => !cruised.has(file)).map((file) => ({ rule: "every-file-is-cruised", at: file }));
	return [...missed, ...output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, at: from === to ? from : `${from} → ${to}` }))];
}

/** dependency-cruiser 17.4 asks swc for TypeScript without JSX, whatever the file's name. Goes when it asks for both. */
function readJsxToo(): void {
	const swc: { parseFileSync: Parse } = createRequire(import.meta.url)("@swc/core");
	const parse = swc.parseFileSync;
	swc.parseFileSync = (file, options) => parse(file, { ...options, tsx: file.endsWith(".tsx") });
}
