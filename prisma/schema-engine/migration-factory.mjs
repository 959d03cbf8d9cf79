import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { beside, run } from "./administer-database.mjs";

const CHAR_OID = 18; // the catalog's one-byte type "char"
const BPCHAR_OID = 1042;

/** Connections for the engine, with three faults of the stock adapter (7.10) mended: see `mend`, and the shadow database below. */
export function createMigrationFactory(datasource) {
	const schema = new URL(datasource.url).searchParams.get("schema") ?? undefined;
	const main = new URL(datasource.url);
	main.searchParams.delete("schema");
	const open = async (url, dispose) => {
		const pool = new pg.Pool({ connectionString: url, max: 1 });
		const adapter = mend(await new PrismaPg(pool, { schema }).connect());
		adapter.dispose = async () => {
			await pool.end();
			await dispose?.();
		};
		return adapter;
	};
	return {
		provider: "postgres",
		adapterName: "@prisma/adapter-pg",
		connect: () => open(main.toString()),
		// The stock adapter would open the main database as its shadow, since a connection string wins over a database's name.
		connectToShadowDb: async () => {
			if (datasource.shadowDatabaseUrl) return open(datasource.shadowDatabaseUrl);
			const name = `prisma_migrate_shadow_db_${randomUUID()}`;
			await run(main.toString(), `CREATE DATABASE "${name}" TEMPLATE template0`);
			return open(beside(datasource.url, name), () => run(main.toString(), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
		},
	};
}

/** Reads columns of the type "char", and runs a script whole where the stock adapter splits it at each semicolon, also inside a function. */
function mend(queryable) {
	const { queryRaw, performIO, startTransaction } = queryable;
	queryable.queryRaw = async (query) => {
		const chars = [];
		const reading = async (sent) => {
			const result = await performIO.call(queryable, sent);
			for (const [index, field] of result.fields.entries()) {
				if (field.dataTypeID !== CHAR_OID) continue;
				field.dataTypeID = BPCHAR_OID;
				chars.push(index);
			}
			return result;
		};
		const result = await queryRaw.call(Object.create(queryable, { performIO: { value: reading } }), query);
		for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
		return result;
	};
	if (startTransaction) queryable.startTransaction = async (level) => mend(await startTransaction.call(queryable, level));
	queryable.executeScript = async (script) => {
		try {
			await queryable.client.query(script);
		} catch (error) {
			queryable.onError(error);
		}
	};
	return queryable;
}
