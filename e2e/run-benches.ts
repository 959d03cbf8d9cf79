import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Bench, Measure } from "#e2e/benches/bench.ts";
import { runOnServer } from "#e2e/fixtures/run-on-server.ts";
import { startTemporaryPostgres } from "#e2e/fixtures/temporary-postgres.ts";
import { closeDatabase, openDatabase } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";

const FIGURES = "docs/bench.json";
const PRODUCTION = {};

const { values: options, positionals: asked } = parseArgs({ options: { json: { type: "boolean" }, save: { type: "boolean" } }, allowPositionals: true });
const benches = await findBenches(asked);
const measures = await runBenches(benches);
process.stdout.write(options.json ? `${JSON.stringify(measures)}\n` : `${measures.map(inWords).join("\n")}\n`);
if (options.save) save(measures);
process.exitCode = measures.every(({ holds }) => holds) ? 0 : 1;

async function findBenches(names: readonly string[]): Promise<readonly Bench[]> {
	const files = readdirSync("e2e/benches").filter((file) => file.endsWith("-bench.ts"));
	const all = await Promise.all(files.map(async (file): Promise<Bench> => (await import(`#e2e/benches/${file}`)).default));
	const missing = names.filter((name) => !all.some((bench) => bench.name === name));
	if (missing.length === 0) return all.filter(({ name }) => names.length === 0 || names.includes(name));
	tell(`No bench is named ${missing.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}.`);
	process.exit(2);
}

/** One server for all, of its own and as in production; a database for each, so that none finds the other's rows in its way. */
async function runBenches(all: readonly Bench[]): Promise<readonly Measure[]> {
	const server = await startTemporaryPostgres(PRODUCTION);
	const found: Measure[] = [];
	try {
		for (const { name, run } of all) {
			tell(`${name} …`);
			const databaseUrl = new URL(`bench_${name.replaceAll("-", "_")}`, server.url).toString();
			await runOnServer(server.url, `CREATE DATABASE bench_${name.replaceAll("-", "_")}`);
			await migrate(databaseUrl);
			openDatabase(databaseUrl);
			found.push(...(await run({ databaseUrl, tell })));
			await closeDatabase();
		}
	} finally {
		await closeDatabase();
		await server.stop();
	}
	return found;
}

function inWords({ name, product, limit, unit, ratio, bar, holds }: Measure): string {
	return `${holds ? "holds" : "FAILS"}  ${name}: ${product.toPrecision(4)} ${unit} against ${limit.toPrecision(4)} ${unit}, ${ratio.toPrecision(3)}x, bar ${bar}x`;
}

/** Figures of benches that did not run now stay as they were. */
function save(fresh: readonly Measure[]): void {
	const names = new Set(fresh.map(({ name }) => name));
	const kept = (JSON.parse(readFileSync(FIGURES, "utf8")) as readonly Measure[]).filter(({ name }) => !names.has(name));
	writeFileSync(FIGURES, `${JSON.stringify([...kept, ...fresh], null, "\t")}\n`);
}

function tell(line: string): void {
	process.stderr.write(`${line}\n`);
}
