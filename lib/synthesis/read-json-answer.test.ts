import { expect, test } from "vitest";
import { z } from "zod";
import { readJsonAnswer } from "#lib/synthesis/read-json-answer.ts";

const schema = z.object({ a: z.int() });

test.each(['{"a": 1}', '```json\n{"a": 1}\n```', 'Here it is: {"a": 1}. Good luck!', '{"a": 1, "b": 2}'])("%s is read", (said) => {
	expect(readJsonAnswer(said, schema)).toEqual({ kind: "read", value: { a: 1 } });
});

test.each(["", "no object", "null", '{"a": 1', "}{"])("in %j there is no JSON", (said) => {
	expect(readJsonAnswer(said, schema)).toEqual({ kind: "unreadable", reason: "no JSON" });
});

test.each(['{"a": "1"}', "[1]", "{}"])("%s has not the form", (said) => {
	expect(readJsonAnswer(said, schema)).toEqual({ kind: "unreadable", reason: "not the form asked for" });
});
