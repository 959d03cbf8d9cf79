#!/usr/bin/env node
// Answers Prisma's command line in place of its native schema engine: the same arguments, the same JSON-RPC over stdin and stdout.
// Goes when Prisma runs its WebAssembly engine itself (docs/decisions/0002).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createDatabase, dropDatabase, ping } from "./schema-engine/administer-database.mjs";
import { openEngine } from "./schema-engine/open-engine.mjs";

const ERROR_OF_THE_ENGINE = 4_466;
const PRINT_CALL_ID = 1_000_000;

const OPTIONS = {
	version: { type: "boolean", short: "V" },
	datamodels: { type: "string", multiple: true, default: [] },
	datasource: { type: "string", default: "{}" },
	"enabled-preview-features": { type: "string" },
	"extension-types": { type: "string" },
};

const COMMANDS = { "can-connect-to-database": ping, "create-database": createDatabase, "drop-database": dropDatabase };

const { values: options, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const datasource = JSON.parse(options.datasource);
const [mode, command] = positionals;

if (options.version) process.stdout.write(`schema-engine-cli wasm-${packageVersion()}\n`);
else if (mode === "cli") await runCommand(COMMANDS[command]);
else answerCalls();

function packageVersion() {
	const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
	return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version;
}

async function runCommand(run) {
	tell("INFO", { message: "start" }); // the command line skips the first line
	try {
		await run(datasource.url);
	} catch (error) {
		tell("ERROR", { message: error.message || String(error), error_code: prismaCode(error), is_panic: false });
		process.exitCode = 1;
	}
}

function tell(level, fields) {
	process.stderr.write(`${JSON.stringify({ level, target: "schema_engine::logger", fields })}\n`);
}

function prismaCode({ code }) {
	if (code === "3D000") return "P1003";
	return code === "28P01" || code === "28000" ? "P1000" : "P1001";
}

/** A line in, a line out, in any order; ends when the input has ended and all is answered. */
function answerCalls() {
	const datamodels = options.datamodels.map((file) => [file, readFileSync(file, "utf8")]);
	let engine;
	let pending = 0;
	let hasEnded = false;
	const endWhenDone = () => {
		if (hasEnded && pending === 0) process.exit();
	};
	createInterface({ input: process.stdin })
		.on("line", async (line) => {
			const { id, method, params } = JSON.parse(line);
			if (!method) return;
			pending++;
			try {
				engine ??= openEngine({ datasource, datamodels });
				send({ id, result: (await call(await engine, method, params)) ?? null });
			} catch (error) {
				send({ id, error: toRpcError(error) });
			}
			pending--;
			endWhenDone();
		})
		.on("close", () => {
			hasEnded = true;
			endWhenDone();
		});
}

async function call(engine, method, params) {
	switch (method) {
		case "createDatabase":
			return { databaseName: await createDatabase(params.datasource?.url ?? datasource.url) };
		case "getDatabaseVersion":
			return engine.version(params);
		case "evaluateDataLoss":
		case "createMigration":
			// Neither passes the shadow database on. This one does, and fills the engine's cache of what the migrations come to.
			await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
			return engine[method](params);
		case "diff":
			return print(await engine.diff(params));
		default:
			return engine[method](params);
	}
}

/** The native engine shows a diff by calling back. */
function print(result) {
	if (result.stdout === null || result.stdout === undefined) return result;
	send({ id: PRINT_CALL_ID, method: "print", params: { content: result.stdout } });
	return { ...result, stdout: null };
}

function send(message) {
	process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function toRpcError(error) {
	const data = { is_panic: false, message: error.message ?? String(error), error_code: error.code ?? error.error_code ?? null, meta: error.meta ?? null };
	return { code: ERROR_OF_THE_ENGINE, message: "An error happened. Check the data field for details.", data };
}
