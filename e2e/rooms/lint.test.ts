import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const READS_ENV = "export const home = process.env.HOME;\n";
const FETCHES = 'export function ask(): Promise<Response> {\n\treturn fetch("/api/items");\n}\n';
const SPEAKS = 'console.error("hello");\n';

/** One planted line for each lint wall, and the same line where it is at home. */
const WALLS: readonly (readonly [rule: string, planted: string, source: string, atHome: readonly string[]])[] = [
	["noProcessEnv", "lib/images/read-home.ts", READS_ENV, ["lib/env.ts"]],
	["noRestrictedGlobals", "components/images/ask.ts", FETCHES, ["lib/http/ask.ts", "lib/storage/ask.ts", "lib/inference/ask.ts"]],
	["noConsole", "lib/images/speak.ts", SPEAKS, ["lib/cli/speak.ts", "lib/log.ts"]],
	["noExplicitAny", "lib/images/loose.ts", "export const loose: any = 1;\n", []],
	["noNonNullAssertion", "lib/images/sure.ts", "export const sure = [1].at(0)!;\n", []],
	["noEnum", "lib/images/enum.ts", "export enum Kind {\n\tOne = 1,\n}\n", []],
	["noNamespace", "lib/images/space.ts", "export namespace Space {\n\texport const one = 1;\n}\n", []],
	["noTsIgnore", "lib/images/hushed.ts", "// @ts-ignore: because\nexport const hushed = 1;\n", []],
	["useConsistentTypeDefinitions", "lib/images/face.ts", "export interface Face {\n\treadonly one: 1;\n}\n", []],
	["useFilenamingConvention", "lib/images/CamelCase.ts", "export const one = 1;\n", []],
	["useImportType", "lib/images/typed.ts", 'import { Face } from "#lib/images/face.ts";\nexport type Two = Face;\n', []],
];

let root: string;
let found: ReadonlySet<string>;

beforeAll(() => {
	root = mkdtempSync(path.join(tmpdir(), "tracewright-lint-"));
	copyFileSync("biome.json", path.join(root, "biome.json"));
	for (const [, planted, source, atHome] of WALLS) for (const file of [planted, ...atHome]) write(file, source);
	const biome = path.resolve("node_modules/.bin/biome");
	const { stdout } = spawnSync(biome, ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."], { cwd: root, encoding: "utf8" });
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { category: string; location: { path: string } }[] };
	found = new Set(diagnostics.map(({ category, location }) => `${category.split("/").at(-1)} ${location.path}`));
});

afterAll(() => rmSync(root, { recursive: true }));

test.each(WALLS)("the rule %s catches what was planted in %s, and there alone", (rule, planted, _source, atHome) => {
	expect([planted, ...atHome].filter((file) => found.has(`${rule} ${file}`))).toEqual([planted]);
});

function write(file: string, source: string): void {
	mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
	writeFileSync(path.join(root, file), source);
}
