import { expect, test } from "vitest";
import { createId, type ServerId } from "#lib/ids.ts";
import type { CandidateContent, CandidateOffer } from "#lib/synthesis/candidate-schema.ts";
import { chooseEngine } from "#lib/synthesis/choose-engine.ts";

const [writer, vlm] = [createId<ServerId>(), createId<ServerId>()];
const servers = [
	{ id: writer, name: "gpu-1", model: "writes", roles: ["writer"], seesPictures: false },
	{ id: vlm, name: "gpu-2", model: "looks", roles: ["vlm"], seesPictures: true },
];
const offer: CandidateOffer = { servers, instructions: [], lastEngine: null };
const derived = { kind: "question", stage: "grounded", derivation: { rule: "count", label: "dog" } } as unknown as CandidateContent;
const worded = { kind: "question", stage: "grounded", derivation: null } as unknown as CandidateContent;
const simple = { kind: "trace", form: "simple", origin: "model" } as unknown as CandidateContent;

test("what was chosen last is offered where it can do it, else what can", () => {
	expect(chooseEngine({ ...offer, lastEngine: { kind: "server", serverId: writer } }, worded)).toEqual({ kind: "server", serverId: writer });
	expect(chooseEngine({ ...offer, lastEngine: { kind: "server", serverId: writer } }, simple)).toEqual({ kind: "server", serverId: vlm });
	expect(chooseEngine({ ...offer, lastEngine: { kind: "rules" } }, worded)).toEqual({ kind: "rules" });
});

test("without a choice the rules begin where they know the fact, a server where they do not, and the rules where there is none", () => {
	expect([chooseEngine(offer, derived), chooseEngine(offer, worded), chooseEngine({ ...offer, servers: [] }, worded)]).toEqual([
		{ kind: "rules" },
		{ kind: "server", serverId: writer },
		{ kind: "rules" },
	]);
});
