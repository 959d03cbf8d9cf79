import pg from "pg";

/** @throws what the driver throws where the database is not there or lets nobody in */
export async function ping(url) {
	await run(url, "SELECT 1");
}

export async function createDatabase(url) {
	const name = databaseName(url);
	await run(beside(url, "postgres"), `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
	return name;
}

export async function dropDatabase(url) {
	await run(beside(url, "postgres"), `DROP DATABASE ${pg.escapeIdentifier(databaseName(url))}`);
}

/** The URL of another database on the same server. */
export function beside(url, name) {
	const other = new URL(url);
	other.pathname = `/${name}`;
	other.searchParams.delete("schema");
	return other.toString();
}

export async function run(url, sql) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

function databaseName(url) {
	return decodeURIComponent(new URL(url).pathname.slice(1));
}
