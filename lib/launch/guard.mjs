// Every script enters here: `node --conditions=react-server lib/launch/guard.mjs <entry.ts> …`. Written so that an old Node can read it and say so.
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
const [, , entry, ...rest] = process.argv;

if (major < 22 || (major === 22 && minor < 12)) {
	process.stderr.write(
		`Tracewright needs Node 22.12 or later, and this is ${process.version}: install a newer one (the Node that comes with npm ci is for Linux on x64 and arm64).\n`,
	);
	process.exitCode = 1;
} else if (process.features.typescript) {
	process.argv = [process.argv[0], entry, ...rest];
	try {
		const { generateClient } = await import("./generate-client.ts");
		generateClient();
		await import(pathToFileURL(entry).href);
	} catch (error) {
		// What is thrown this early is mostly a variable of the environment that cannot be used.
		process.stderr.write(`${error.name === "AppError" ? error.message : error.stack}\n`);
		process.exit(1);
	}
} else {
	// Before 22.18 Node reads TypeScript only when told to.
	const flags = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
	const told = spawn(process.execPath, [...flags, ...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit" });
	for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => told.kill(signal));
	process.on("SIGINT", () => undefined); // a terminal sends it to both
	told.once("exit", (code) => process.exit(code ?? 1));
}
