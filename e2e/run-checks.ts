import { addOutcomes } from "#e2e/runner/outcome.ts";
import { runChecks } from "#e2e/runner/run-checks.ts";
import { generateClient } from "#lib/launch/generate-client.ts";

generateClient();
const { passed, failed } = addOutcomes(await runChecks());
process.stdout.write(`${passed} checks passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
