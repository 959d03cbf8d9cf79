import { runStudioCommand } from "#e2e/fixtures/run-studio-command.ts";
import type { Studio } from "#e2e/fixtures/start-studio.ts";
import type { Answerer } from "#e2e/inference-server/asked.ts";
import answerProbe from "#e2e/inference-server/probe-answerer.ts";
import { startInferenceServer } from "#e2e/inference-server/start-inference-server.ts";

const SLOW_MS = 12_000;

const QUESTION = {
	stem: "Which of the things in this picture is the one furthest to the left, seen from where the photographer stood?",
	options: ["The one that stands by itself", "The one that is half hidden", "The one with a shadow before it", "None that could be named"],
	key: "A",
	evidence: ["r1"],
};

const answer: Answerer = (asked) =>
	asked.messages.some(({ content }) => content.includes("The old question:")) ? JSON.stringify(QUESTION) : answerProbe(asked);

/** Two servers that write questions: one slowly, one never in JSON. */
export async function makeCandidateServers({ dataDir }: Studio): Promise<{ readonly stop: () => Promise<void> }> {
	const [slow, lying] = await Promise.all(
		["tests/writes-slowly-7b", "tests/writes-wrongly-7b"].map((model) =>
			startInferenceServer({ dialect: "vllm", answerer: answer, model, imagesMax: 0, enforcesSchema: false }),
		),
	);
	for (const [name, server] of [
		["writer-1", slow],
		["writer-2", lying],
	] as const)
		if (server) await runStudioCommand(dataDir, ["servers", "add", name, "--url", server.url, "--role", "writer"]);
	slow?.control({ latencyMs: SLOW_MS });
	lying?.control({ faults: { seed: "wrong", contentShare: 1, contentKinds: ["broken-json"] } });
	return {
		stop: async () => {
			await Promise.all([slow?.stop(), lying?.stop()]);
		},
	};
}
