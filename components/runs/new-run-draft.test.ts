import { expect, test } from "vitest";
import { chooseFitServers, type NewRunDraft, readNewRun, readPlan } from "#components/runs/new-run-draft.ts";
import { type CommandId, createId, type DatasetId, type RunId, type ServerId } from "#lib/ids.ts";
import type { Server, ServerProfile } from "#lib/inference/schema.ts";
import { LGT_STAGE1_RECIPE } from "#lib/synthesis/lgt-stage1-recipe.ts";

const ids = { id: createId<RunId>(), commandId: createId<CommandId>() };
const draft: NewRunDraft & { readonly name: string } = {
	datasetId: createId<DatasetId>(),
	recipe: "rules",
	servers: {},
	name: " First ",
	seed: "1",
	subjectLimit: "",
	budget: { calls: "10", tokens: "", dollars: "" },
};

test("what is typed becomes a run, an empty limit none", () => {
	const { datasetId, recipe, servers } = draft;
	expect(readNewRun(draft, ids)).toEqual({
		input: { ...ids, datasetId, recipe, servers, name: "First", seed: 1, subjectLimit: null, budget: { calls: 10, tokens: null, dollars: null } },
		errors: {},
	});
});

test("each field that cannot be read says why, and then there is no run", () => {
	const reading = readNewRun({ ...draft, name: " ", seed: "", subjectLimit: "1.5", budget: { ...draft.budget, tokens: "-1" } }, ids);
	expect(reading.input).toBeNull();
	expect(Object.keys(reading.errors).toSorted()).toEqual(["name", "seed", "subjectLimit", "tokens"]);
});

test("a limit that is being typed asks for no estimate until it can be read", () => {
	expect(readPlan({ ...draft, subjectLimit: "0" })).toBeNull();
	expect(readPlan({ ...draft, subjectLimit: "5" })).toMatchObject({ subjectLimit: 5 });
});

test("a role gets the server that was chosen, else the first that answered lately", () => {
	const profile: ServerProfile = {
		kind: "vllm",
		version: null,
		models: [],
		model: "m",
		images: true,
		jsonSchema: "enforced",
		samples: true,
		seed: true,
		logprobs: false,
		continues: false,
		completions: true,
		tokenize: true,
		reasoning: "none",
		tokenParameter: "max_tokens",
		metrics: false,
	};
	const server = (name: string, probeError: string | null): Server => ({
		id: createId<ServerId>(),
		name,
		urls: ["http://localhost:1/v1"],
		roles: ["writer", "vlm", "reasoner"],
		model: null,
		hasKey: false,
		inFlightMax: 1,
		price: null,
		profile,
		probedAt: null,
		probeError,
	});
	const [gone, one, other] = [server("gone", "broke off"), server("one", null), server("other", null)];
	expect(chooseFitServers(LGT_STAGE1_RECIPE, [gone, one, other], { vlm: other.id })).toEqual({ writer: one.id, vlm: other.id, reasoner: one.id });
	expect(chooseFitServers(LGT_STAGE1_RECIPE, [{ ...one, profile: null }], {})).toEqual({});
});
