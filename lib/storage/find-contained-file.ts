import "server-only";
import { lstat, realpath } from "node:fs/promises";
import path from "node:path";

export type ContainedFile =
	| { readonly kind: "file"; readonly path: string; readonly bytes: number }
	| { readonly kind: "absent" }
	| { readonly kind: "outside" };

/**
 * The regular file that a name from outside means within a folder. The one place where such a name is joined to a path: a name that
 * leads out of the folder, by dots, by being absolute or over a symbolic link, is "outside", whether or not something lies there.
 */
export async function findContainedFile(folder: string, name: string): Promise<ContainedFile> {
	if (name === "" || name.includes("\0") || name.includes("\\") || path.isAbsolute(name) || name.split("/").includes("..")) return { kind: "outside" };
	const root = await realpath(folder).catch(() => null);
	if (root === null) return { kind: "absent" };
	const wanted = path.join(root, name);
	const found = await realpath(wanted).catch(() => null);
	if (found === null) return { kind: (await isLink(wanted)) ? "outside" : "absent" };
	if (found !== wanted) return { kind: "outside" };
	const stat = await lstat(found);
	return stat.isFile() ? { kind: "file", path: found, bytes: stat.size } : { kind: "absent" };
}

function isLink(file: string): Promise<boolean> {
	return lstat(file).then(
		(stat) => stat.isSymbolicLink(),
		() => false,
	);
}
