import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** One SHA-256 over names and bytes of the files and folders given, in a fixed order, and over `more` that they depend on. Tests are left out. */
export function digestFiles(roots: readonly string[], more: string, isLeftOut: (file: string) => boolean = () => false): string {
	const hash = createHash("sha256").update(more);
	for (const file of roots
		.flatMap(filesOf)
		.filter((name) => !isLeftOut(name))
		.sort()) {
		const bytes = readFileSync(file);
		hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
	}
	return hash.digest("hex");
}

function filesOf(root: string): readonly string[] {
	if (!existsSync(root)) return [];
	if (statSync(root).isFile()) return [root];
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}
