import { expect, test } from "vitest";
import { leaveOutIds } from "#lib/inference/leave-out-ids.ts";

test("two calls that failed alike are told by the same words", () => {
	expect(leaveOutIds("Request req_011CSHoEeqs5C35K2UUqR7Fy failed at 1763835721.")).toBe("Request … failed at ….");
	expect(leaveOutIds("id 7d444840-9dc0-11d1-b245-5ffdce74fad2, trace 4bf92f3577b34da6a3ce929d0e0e4736")).toBe("id …, trace …");
});

test("numbers, models and addresses that tell something stay", () => {
	const says = "Qwen/Qwen2.5-VL-72B-Instruct takes 32768 tokens, not 41213, said 10.0.0.12:8000 with status 400.";
	expect(leaveOutIds(says)).toBe(says);
});
