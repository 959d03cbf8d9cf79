import { expect, test } from "vitest";
import { lptExamples } from "#e2e/fixtures/lpt-examples.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";
import { toExpandedTrace } from "#lib/synthesis/to-expanded-trace.ts";
import { toSimpleTrace } from "#lib/synthesis/to-simple-trace.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";
import { type TraceContent, traceContentSchema } from "#lib/traces/schema.ts";
import { toTraceContent } from "#lib/traces/to-trace-content.ts";

const box = { x: 0, y: 0, width: 10, height: 10 };
const QUESTION: QuestionContent = {
	v: 1,
	kind: "question",
	image: "coco:1",
	stage: "grounded",
	type: "attribute",
	origin: "model",
	stem: "What color is the cap?",
	mentions: [],
	options: ["Red", "Blue", "Green", "White"],
	key: "B",
	evidence: [
		{ region: "r1", label: "cap", box },
		{ region: "r2", label: "bench", box },
	],
	derivation: null,
	restsOn: [],
	parents: [],
};
const simple = toSimpleTraceOf("I see 🧢 the cap. It is red.", QUESTION);

function toSimpleTraceOf(thinking: string, question: QuestionContent): TraceContent {
	const made = toSimpleTrace({ question, questionKey: "q", thinking, said: "A", generation: "00" });
	if (made.kind !== "trace") throw new Error(made.reason);
	return made.trace;
}

const expand = (thinking: string, said = "<answer> B </answer>", cue = "Wait,") =>
	toExpandedTrace({ question: QUESTION, questionKey: "q", simple: { key: "t", trace: simple }, begun: { cue, joint: " " }, thinking, said, generation: "ab" });

test("the simple trace stands at its head letter by letter, and steps are parted where the cue begins", () => {
	const made = expand(" the light is warm. The cap on the bench is blue.\n");
	if (made.kind !== "trace") throw new Error(made.reason);
	const { trace } = made;
	expect(traceContentSchema.parse(trace)).toEqual(trace);
	expect(trace.text).toBe("I see 🧢 the cap. It is red. Wait, the light is warm. The cap on the bench is blue.");
	expect(trace.joinOffset).toBe(Array.from("I see 🧢 the cap. It is red. ").length);
	expect(trace.steps.map(({ start, end, regions }) => [sliceCodePoints(trace.text, start, end), regions])).toEqual([
		["I see 🧢 the cap.", ["r1"]],
		["It is red.", []],
		["Wait, the light is warm.", []],
		["The cap on the bench is blue.", ["r1", "r2"]],
	]);
	expect([trace.form, trace.answer, trace.generations]).toEqual(["expanded", "B", ["ab"]]);
	expect(trace.restsOn.map(({ role, key }) => [role, key])).toEqual([
		["evidence", "q"],
		["continues", "t"],
	]);
	expect(trace.restsOn[1]?.hash).toBe(toTraceContent(simple, QUESTION).hash.toString("hex"));
});

test("a cue and what a server cut of its blanks are kept apart", () => {
	const textOf = (thinking: string, cue?: string) => {
		const made = expand(thinking, undefined, cue);
		return made.kind === "trace" ? made.trace.text.slice(simple.text.length) : made.reason;
	};
	expect(textOf("the cap is blue.")).toBe(" Wait, the cap is blue.");
	expect(textOf(", the cap is blue.", "Hmm")).toBe(" Hmm, the cap is blue.");
	expect(textOf("\nThe cap is blue.")).toBe(" Wait,\nThe cap is blue.");
});

test.each([
	["added nothing", " …\n", "B"],
	["no answer", " the cap is blue.", ""],
	["no answer", " the cap is blue.", "<answer> Z </answer>"],
	["unreadable text", " the cap\0 is blue.", "B"],
	["too long", ` the cap is ${"very ".repeat(5_000)}blue.`, "B"],
	["speaks of the caption", " the description says that the cap is blue. It mentions a bench.", "B"],
])("%s: refused, with its words", (reason, thinking, said) => {
	expect(expand(thinking, said)).toMatchObject({ kind: "refused", reason });
});

test("what betrays the caption is named first", () => {
	const made = expand(" the description says so, and it Mentions a bench. The description is clear.");
	expect(made.kind === "refused" && made.words).toMatch(/^description, says, mentions: Wait, the description says so/);
});

// The first of three expansions of every fourth thought: of all LPT found 7 % without an answer, and kept 41 %.
test.skipIf(lacksTestData("lpt-examples"))(
	"LPT's published expansions come through or are refused about as its own filters have it, but for innocent words",
	() => {
		const counts: Record<string, number> = {};
		for (const { simple: begun, options, replies } of lptExamples().expanded.filter((_, index) => index % 4 === 0)) {
			const question: QuestionContent = { ...QUESTION, evidence: [], options: [...options] };
			const trace = toSimpleTraceOf(begun, question);
			const [thinking = "", said = ""] = (replies[0] ?? "").split("</think>");
			const given = { question, questionKey: "q", simple: { key: "t", trace }, begun: { cue: "Wait,", joint: "\n" as const }, generation: "ab" };
			const made = toExpandedTrace({ ...given, thinking, said });
			const outcome = made.kind === "trace" ? "kept" : made.reason;
			counts[outcome] = (counts[outcome] ?? 0) + 1;
		}
		expect(counts).toEqual({ kept: 47, "no answer": 5, "speaks of the caption": 48 });
	},
);
