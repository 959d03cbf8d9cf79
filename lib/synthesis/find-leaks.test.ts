import { expect, test } from "vitest";
import { lptExamples } from "#e2e/fixtures/lpt-examples.ts";
import { ruleTraces } from "#e2e/fixtures/rule-questions.ts";
import { lacksTestData } from "#e2e/fixtures/test-data.ts";
import { readReply } from "#lib/inference/read-reply.ts";
import { findLeaks } from "#lib/synthesis/find-leaks.ts";
import { readFinalAnswer } from "#lib/synthesis/read-final-answer.ts";
import { sliceCodePoints } from "#lib/text/unicode.ts";

const words = (added: string) => findLeaks(added).map(({ word }) => word);

// Many of these were said in the published run.
test.each([
	["Wait, but in the image, the iris is described as blue.", ["described"]],
	["The image describes that the shadow extends toward the bottom right.", ["describes"]],
	["Let me read the image descriptions again carefully.", ["descriptions"]],
	["According to the description, the cap is green.", ["description"]],
	["A rainbow would need refraction, which isn't described here.", ["described"]],
	["So in the lower left corner, it's two red lights, as the user described.", ["described"]],
	["I'm supposed to avoid mentioning the image.", ["mentioning"]],
	["The cattails are mentioned first.", ["mentioned"]],
	["Perhaps I misread.", ["misread"]],
	["It's stated that the fish are swimming towards the right.", ["stated"]],
	["The user provided the image details stating that all flags are folded.", ["stating"]],
	["The picture clearly states a single stripe.", ["states"]],
	["The details do not state a color.", ["state"]],
	["The explicit statement about sunlight makes me think so.", ["statement"]],
	["Based on the detailed textual information given, it is purple.", ["textual"]],
	["The text says that the frog is brown.", ["text", "says"]],
	["According to the text, two lights are seen.", ["text"]],
	["The image says orange shoes.", ["says"]],
	["It is said that the rock fades at the top.", ["said"]],
	["In my mental picture the hat is red, and my internal representation agrees.", ["mental", "internal"]],
	["Let me visualize the scene again.", ["visualize"]],
	["The details don’t state a color.", ["state"]],
	["In the user’s caption there is one.", ["user’s", "caption"]],
	["According to the caption, two lights are on.", ["caption"]],
	["No, according to the detailed image, the eyes are blue.", ["detailed image"]],
	["DESCRIBED AS BLUE", ["DESCRIBED"]],
])("%j leaks %j", (added, leaking) => {
	expect(words(added)).toEqual(leaking);
});

test.each([
	"An angled concrete surface and turf is exactly what I described.",
	"Option C directly describes this reflection.",
	"Option (D) fits best because it accurately describes the ground.",
	"Which option describes it best?",
	"Given this, the most accurate description is that the frog sits.",
	"Option A: describes a dark brown stripe.",
	"Option (D) states that the rock fades at the top.",
	"The flag matches the description provided in option A.",
	"The water could be described as calm.",
	"The question mentions the left-most flag.",
	"As I mentioned, the dog sits.",
	"Lily pads are mentioned in option B.",
	"I might have misread the question.",
	"I misread the lettering on the cap.",
	"The predominant texture is small ripples, given the context.",
	"The text on the sign is white.",
	"In the text printed on the shirt I see an R.",
	"There is no text anywhere.",
	"The sign says PAN, and it says so twice.",
	"The paint is in a bad state, and so is the state of the road.",
	"A flag of the United States hangs there.",
	"Both states of the door are possible.",
	"Which statement is true?",
	"That said, I'd say it is safe to say red.",
	"I said green before.",
	"The internal structure of the shell is visible.",
	"The poster's caption is red.",
	"A mental count gives four.",
	"The user's question is about the cap.",
	"Wait, let me look at the upper left again. The frog is brown, so (B).",
	"",
])("%j passes", (added) => {
	expect(words(added)).toEqual([]);
});

test("a sign elsewhere does not make a caption's words innocent", () => {
	expect(words("There is a sign. The text describes a frog.")).toEqual(["text", "describes"]);
	expect(words("The sign is described as white.")).toEqual(["described"]);
});

test("leaks stand in code points and in order", () => {
	const added = "😀 It is stated. 😀😀 The iris is described as blue.";
	const leaks = findLeaks(added);
	expect(leaks.map(({ start, end }) => sliceCodePoints(added, start, end))).toEqual(["stated", "described"]);
	expect(leaks[0]).toEqual({ start: 8, end: 14, word: "stated" });
});

test("a sentence of a hundred thousand suspicious words is read in no time", () => {
	const started = performance.now();
	expect(findLeaks("it says described ".repeat(6_000)).length).toBeGreaterThan(6_000);
	expect(performance.now() - started).toBeLessThan(5_000);
});

const LPT_WORDS =
	"description,descriptions,describe,describes,described,mention,mentions,mentioned,misread,text,state,states,stated,say,says,said,internal,mental,visualize,visualization,the image described,user's,detailed image".split(
		",",
	);

test.skipIf(lacksTestData("lpt-examples"))(
	"of the published expansions it flags what its authors flagged, but for texture, context and a few innocent words",
	() => {
		const counts = { parsed: 0, theirs: 0, ours: 0, both: 0 };
		for (const { replies, options } of lptExamples().expanded)
			for (const content of replies) {
				const reply = readReply({ content: `<think>\n${content}` });
				if (reply.kind !== "read" || readFinalAnswer(reply.said, options) === null) continue;
				const theirs = LPT_WORDS.some((word) => reply.thinking?.includes(word));
				const ours = findLeaks(reply.thinking ?? "").length > 0;
				counts.parsed += 1;
				counts.theirs += theirs ? 1 : 0;
				counts.ours += ours ? 1 : 0;
				counts.both += theirs && ours ? 1 : 0;
			}
		expect(counts).toEqual({ parsed: 1_116, theirs: 628, ours: 606, both: 605 });
	},
);

test.skipIf(lacksTestData("lpt-examples"))(
	"of the published simple chains, whose writer saw the picture, it flags far fewer than its authors' list would",
	() => {
		const thoughts = lptExamples().simple.flatMap(({ replies }) => replies.map((content) => content.split("</think>")[0] ?? ""));
		const theirs = thoughts.filter((thought) => LPT_WORDS.some((word) => thought.includes(word)));
		const ours = thoughts.filter((thought) => findLeaks(thought).length > 0);
		expect([thoughts.length, theirs.length, ours.length]).toEqual([400, 132, 30]);
	},
);

test.skipIf(lacksTestData("coco-ccby"))("the rule writer's own expansions leak nothing", () => {
	const expanded = ruleTraces().filter((trace) => trace.joinOffset !== null);
	expect(expanded.length).toBeGreaterThan(50);
	expect(expanded.filter(({ text, joinOffset }) => findLeaks(sliceCodePoints(text, joinOffset ?? 0, text.length)).length > 0)).toEqual([]);
});
