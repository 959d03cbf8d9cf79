import { expect, test } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { insertTestPerson, withTestSecret } from "#e2e/fixtures/test-person.ts";
import { keyChangeSchema } from "#lib/auth/schema.ts";
import { changeKeys } from "#lib/auth/server/change-keys.ts";
import { findKeyMap } from "#lib/auth/server/find-key-map.ts";
import { resetKeys } from "#lib/auth/server/reset-keys.ts";

withTestSecret();
withTestDatabase();

test("a person's keys are theirs, changed one by one, given back one by one or all at once", async () => {
	const [ann, ben] = [await insertTestPerson("lead"), await insertTestPerson("reviewer")];
	await changeKeys(ann, { shortcutId: "review.accept", keys: ["y"] });
	await changeKeys(ann, { shortcutId: "review.accept", keys: ["u"] });
	await changeKeys(ben, { shortcutId: "review.accept", keys: [] });
	expect(await changeKeys(ann, { shortcutId: "go-/items", keys: ["i i"] })).toEqual({ "review.accept": ["u"], "go-/items": ["i i"] });
	expect(await changeKeys(ann, { shortcutId: "review.accept", keys: null })).toEqual({ "go-/items": ["i i"] });
	expect(await resetKeys(ann)).toEqual({});
	expect([await findKeyMap(ann), await findKeyMap(ben)]).toEqual([{}, { "review.accept": [] }]);
});

test("Tab is nobody's to take, in no press and no sequence", () => {
	const parse = (press: string) => keyChangeSchema.safeParse({ shortcutId: "review.accept", keys: [press] }).success;
	expect(["tab", "shift+tab", "g tab", "tab g", "", "a b c"].map(parse)).toEqual([false, false, false, false, false, false]);
	expect(["y", "shift+arrowleft", "g i", "+", "?"].map(parse)).toEqual([true, true, true, true, true]);
});
