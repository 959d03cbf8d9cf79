import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { createMigrationFactory } from "./migration-factory.mjs";

/** The schema engine as WebAssembly, over Prisma's own driver adapter. */
export async function openEngine({ datasource, datamodels }) {
	if (!datasource.url) throw new Error("There is no database URL: set DATABASE_URL.");
	await loadWasm();
	const factory = bindMigrationAwareSqlAdapterFactory(createMigrationFactory(datasource));
	// An empty list would be taken for an empty schema.
	return glue.SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => undefined, factory);
}

async function loadWasm() {
	let lastPanic = null;
	globalThis.PRISMA_WASM_PANIC_REGISTRY = {
		set_message: (message) => {
			lastPanic = message;
		},
	};
	process.on("uncaughtException", (error) => {
		process.stderr.write(`${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields: { message: lastPanic ?? error.stack } })}\n`);
		process.exit(lastPanic ? 101 : 1);
	});
	const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
	const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, "schema_engine_bg.wasm")), { "./schema_engine_bg.js": glue });
	glue.__wbg_set_wasm(instance.exports);
	instance.exports.__wbindgen_start();
}
