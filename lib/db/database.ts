import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { connectionOf } from "#lib/db/connection-of.ts";
import { PrismaClient } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

/** One connection inside a transaction. Set statements and COPY run here; Prisma serves typed reads and rows. */
export type Tx = pg.PoolClient;

export type Database = { readonly url: string; readonly schema: string; readonly pool: pg.Pool; readonly prisma: PrismaClient };

// Next evaluates this module once per bundle; one process keeps one pool.
const holder = globalThis as { tracewrightDatabase?: Database };

/** The process's database: the one opened by `openDatabase`, or else DATABASE_URL's. */
export function database(): Database {
	if (holder.tracewrightDatabase) return holder.tracewrightDatabase;
	const url = env().DATABASE_URL;
	if (!url) throw new AppError("unavailable", "No database is open: set DATABASE_URL, or start the studio with npm start.");
	return openDatabase(url);
}

export function openDatabase(url: string, options: { readonly connectionsMax?: number } = {}): Database {
	const { schema, connection } = connectionOf(url);
	const pool = new pg.Pool({ ...connection, max: options.connectionsMax ?? 10, application_name: "tracewright" });
	pool.on("error", () => undefined); // an idle connection that dies is replaced at its next use
	const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { schema }) });
	holder.tracewrightDatabase = { url, schema, pool, prisma };
	return holder.tracewrightDatabase;
}

export async function closeDatabase(): Promise<void> {
	const open = holder.tracewrightDatabase;
	delete holder.tracewrightDatabase;
	await open?.prisma.$disconnect();
	await open?.pool.end();
}

const MAX_ATTEMPTS = 5;

/** Two transactions that each waited for the other: Postgres ends one, which may simply begin again. */
const RETRIED = new Set(["40P01", "40001"]);

/** Runs `work` in one transaction; what it throws rolls everything back. After a deadlock it runs again, so it has no effects outside the database. */
export async function withTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await runTransaction(work);
		} catch (error) {
			if (attempt === MAX_ATTEMPTS || !(error instanceof pg.DatabaseError) || !RETRIED.has(error.code ?? "")) throw error;
		}
	}
}

async function runTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
	const tx = await database().pool.connect();
	let broken: Error | undefined;
	// A server that goes away says so even between two queries, and what nobody hears ends the process. The next query fails for it.
	const hear = (error: Error): void => {
		broken = error;
	};
	tx.on("error", hear);
	try {
		// Whatever the role's default is: a write that waited for a publish must see it.
		await tx.query("BEGIN ISOLATION LEVEL READ COMMITTED");
		const result = await work(tx);
		await tx.query("COMMIT");
		return result;
	} catch (error) {
		await tx.query("ROLLBACK").catch((failure: Error) => {
			broken = failure;
		});
		throw error;
	} finally {
		tx.off("error", hear);
		tx.release(broken);
	}
}
