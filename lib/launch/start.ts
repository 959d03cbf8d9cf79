import { buildStudio, isBuildStale } from "#lib/launch/build-studio.ts";
import { runEntry } from "#lib/launch/run-entry.ts";
import { runStudio } from "#lib/launch/run-studio.ts";

await runEntry(() => runStudio({ nodeEnv: "production", web: "start", prepare: buildWhereStale }));

async function buildWhereStale(signal: AbortSignal): Promise<void> {
	if (!isBuildStale()) return;
	process.stderr.write("Building the studio, which takes about half a minute and is done once …\n");
	await buildStudio(signal);
}
