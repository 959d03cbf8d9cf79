import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const ROOMS = ["app", "components", "e2e", "lib", "prisma"];

/** TypeScript files of the rooms as git knows them: tracked, or new and not ignored. Paths are relative to `root`. */
export function listSourceFiles(root: string): readonly string[] {
	// In containers the checkout often belongs to another user, which git refuses unless told.
	const listed = execFileSync("git", ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...ROOMS], {
		cwd: root,
		encoding: "utf8",
	});
	return listed.split("\0").filter((file) => /\.[cm]?tsx?$/.test(file) && existsSync(path.join(root, file)));
}
