import { execFile } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import pg from "pg";
import pgCopy from "pg-copy-streams";
import { z } from "zod";
import type { Bench, BenchContext, Measure } from "#e2e/benches/bench.ts";
import { toMeasure } from "#e2e/benches/compare.ts";
import { millisecondsOf } from "#e2e/benches/milliseconds-of.ts";
import { writeCocoFile } from "#e2e/benches/write-coco-file.ts";
import { runOnServer } from "#e2e/fixtures/run-on-server.ts";
import { migrate } from "#lib/db/migrate.ts";

const SHAPE = { images: 118_287, boxes: 860_000 };
const TWICE = { images: 2 * SHAPE.images, boxes: 2 * SHAPE.boxes };
const ROUNDS = 3;
const PEAK_MEGABYTES = 400;
/** All tables that an import without refusals leaves more than a row in. */
const TABLES = ["content", "subject", "change", "member", "delta"];

const run = promisify(execFile);
const figuresSchema = z.object({ milliseconds: z.number(), peakMegabytes: z.number() });
type Figures = z.infer<typeof figuresSchema>;

/** Importing COCO's own numbers of images and boxes: against splitting the file and copying the very rows and indexes that it ends with. */
export default { name: "import", run: runImportBench } satisfies Bench;

async function runImportBench({ databaseUrl, tell }: BenchContext): Promise<readonly Measure[]> {
	const folder = await mkdtemp(path.join(tmpdir(), "tracewright-import-bench-"));
	try {
		const file = path.join(folder, "instances.json");
		await writeCocoFile(file, SHAPE);
		const rounds: { readonly product: Figures; readonly limit: number }[] = [];
		for (let round = 1; round <= ROUNDS; round += 1) {
			rounds.push(await runRound(databaseUrl, folder, file));
			tell(`  round ${round} of ${ROUNDS}`);
		}
		await writeCocoFile(file, TWICE);
		const twice = await inFreshDatabase(databaseUrl, (url) => inProcess(["--file", file, "--database", url]));
		const peaks = rounds.map(({ product }) => product.peakMegabytes);
		return [
			toMeasure(
				{ name: "import: COCO file to splitting it and COPY of its rows", unit: "ms", bar: 2 },
				rounds.map(({ product, limit }) => ({ product: product.milliseconds, limit })),
			),
			toMeasure(
				{ name: "import: peak memory", unit: "MB", bar: 1 },
				peaks.map((product) => ({ product, limit: PEAK_MEGABYTES })),
			),
			toMeasure(
				{ name: "import: peak memory, file twice as long", unit: "MB", bar: 1.1 },
				peaks.map((limit) => ({ product: twice.peakMegabytes, limit })),
			),
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function runRound(databaseUrl: string, folder: string, file: string): Promise<{ readonly product: Figures; readonly limit: number }> {
	return inFreshDatabase(databaseUrl, async (url) => {
		const product = await inProcess(["--file", file, "--database", url]);
		const { milliseconds } = await inProcess(["--file", file]);
		return { product, limit: milliseconds + (await copyRows(url, folder)) };
	});
}

async function inProcess(given: readonly string[]): Promise<Figures> {
	const { stdout } = await run(process.execPath, ["--conditions=react-server", "e2e/benches/import-process.ts", ...given]);
	return figuresSchema.parse(JSON.parse(stdout));
}

async function inFreshDatabase<Result>(databaseUrl: string, work: (url: string) => Promise<Result>): Promise<Result> {
	const url = new URL("bench_import_round", databaseUrl).toString();
	await runOnServer(databaseUrl, "CREATE DATABASE bench_import_round");
	try {
		await migrate(url);
		return await work(url);
	} finally {
		await runOnServer(databaseUrl, "DROP DATABASE bench_import_round WITH (FORCE)");
	}
}

/** The imported rows, written to files first, into tables of the same columns, checks and indexes, and no triggers. */
async function copyRows(url: string, folder: string): Promise<number> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		const rows = path.join(folder, "rows");
		await client.query("CREATE SCHEMA plain");
		let milliseconds = 0;
		for (const table of TABLES) {
			await client.query(`CREATE TABLE plain.${table} (LIKE public.${table} INCLUDING ALL)`);
			await pipeline(client.query(pgCopy.to(`COPY public.${table} TO STDOUT (FORMAT binary)`)), createWriteStream(rows));
			milliseconds += await millisecondsOf(() => pipeline(createReadStream(rows), client.query(pgCopy.from(`COPY plain.${table} FROM STDIN (FORMAT binary)`))));
		}
		return milliseconds;
	} finally {
		await client.end();
	}
}
