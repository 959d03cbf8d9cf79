import { runEntry } from "#lib/launch/run-entry.ts";
import { runStudio } from "#lib/launch/run-studio.ts";

await runEntry(() => runStudio({ nodeEnv: "development", web: "dev", prepare: async () => undefined }));
