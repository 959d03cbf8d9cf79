import { expect, test } from "vitest";
import type { SubjectId } from "#lib/ids.ts";
import { chooseComparison } from "#lib/review/choose-comparison.ts";
import type { RecordContent } from "#lib/review/item-record.ts";

const content = (of: string, hash: string, seq = 1): RecordContent => ({ subjectId: of as SubjectId, kind: "question", hash, seq, at: "2026-01-01T00:00:00Z" });
const nothing = { from: null, to: null };

test("what is asked for is compared, in that order", () => {
	const contents = [content("q", "b", 2), content("t", "c"), content("q", "a")];
	expect(chooseComparison(contents, { from: "c", to: "a" }, "q")).toEqual({ former: "c", latter: "a" });
});

test("a hash that the item never had is not looked at", () => {
	expect(chooseComparison([content("q", "b", 2), content("q", "a")], { from: "a", to: "elsewhere" }, "q")).toEqual({ former: "a", latter: "b" });
});

test("unasked, it is the question's last edit, or else what changed last", () => {
	expect(chooseComparison([content("t", "d", 2), content("q", "b", 3), content("t", "c"), content("q", "a")], nothing, "q")).toEqual({
		former: "a",
		latter: "b",
	});
	expect(chooseComparison([content("q", "a"), content("t", "d", 2), content("t", "c")], nothing, "q")).toEqual({ former: "c", latter: "d" });
});

test("where nothing was ever changed, it is two traces, and nothing yet rather than a trace and something else", () => {
	const traces = [content("t", "c"), content("u", "d")].map((one) => ({ ...one, kind: "trace" as const }));
	expect(chooseComparison([content("q", "a"), ...traces], nothing, "q")).toEqual({ former: "d", latter: "c" });
	expect(chooseComparison([content("q", "a"), ...traces.slice(1)], nothing, "q")).toEqual({ former: "a", latter: "a" });
});

test("one content alone is compared with nothing", () => {
	expect(chooseComparison([content("q", "a")], nothing, "q")).toBeNull();
});
