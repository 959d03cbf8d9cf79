import { buildStudio } from "#lib/launch/build-studio.ts";
import { runEntry } from "#lib/launch/run-entry.ts";

await runEntry(() => buildStudio());
