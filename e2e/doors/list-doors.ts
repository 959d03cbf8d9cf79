import { globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Call = (...args: never[]) => Promise<unknown>;

/** A way in from outside: a method of a route, or a server action. Named "GET /api/jobs/[id]" or "lib/jobs/actions.ts cancelJobAction". */
export type Door = { readonly kind: "route" | "action"; readonly name: string; readonly method: string; readonly call: Call };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** Every way in that there is: found in the files, so that none is left out of the table by being forgotten. */
export async function listDoors(): Promise<readonly Door[]> {
	const doors: Door[] = [];
	for (const file of globSync("app/**/route.ts").sort()) {
		const address = `/${path.dirname(path.relative("app", file)).replaceAll(/\([^)]*\)\//g, "")}`;
		for (const [method, call] of await exportsOf(file)) if (METHODS.includes(method)) doors.push({ kind: "route", name: `${method} ${address}`, method, call });
	}
	for (const file of globSync("{app,components,lib}/**/*actions.ts").sort())
		for (const [name, call] of await exportsOf(file)) doors.push({ kind: "action", name: `${file} ${name}`, method: "POST", call });
	return doors;
}

async function exportsOf(file: string): Promise<readonly [string, Call][]> {
	const module: Record<string, unknown> = await import(pathToFileURL(path.resolve(file)).href);
	return Object.entries(module).filter((entry): entry is [string, Call] => typeof entry[1] === "function");
}
