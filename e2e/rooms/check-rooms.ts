import { readFileSync } from "node:fs";
import { findImportViolations } from "#e2e/rooms/find-import-violations.ts";
import { findNameViolations } from "#e2e/rooms/find-name-violations.ts";
import { findRouteViolations } from "#e2e/rooms/find-route-violations.ts";
import { listSourceFiles } from "#e2e/rooms/list-source-files.ts";

const files = listSourceFiles(process.cwd());
const routes = files.filter((file) => file.startsWith("app/"));
const violations = [
	...findNameViolations(files),
	...routes.flatMap((file) => findRouteViolations(file, readFileSync(file, "utf8"))),
	...(await findImportViolations(process.cwd(), files)),
];
for (const { rule, at } of violations) process.stdout.write(`${rule}: ${at}\n`);
process.stdout.write(`${files.length} files looked at, ${violations.length} in the wrong room\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
