import { expect, test } from "vitest";
import { toSearchQuery } from "#lib/review/to-search-query.ts";

test.each([
	["bus", "'bus':*"],
	["  red   bus ", "'red':* & 'bus':*"],
	['"red bus" stop', "('red' <-> 'bus') & 'stop':*"],
	["bus -red", "'bus':* & !'red':*"],
	['bus -"red bus"', "'bus':* & !('red' <-> 'bus')"],
	["left-hand", "'left-hand':*"],
	["it's \\ &|!():*", "'it''s':*"],
	['"unclosed', "'\"unclosed':*"],
])("%s asks for %s", (typed, query) => {
	expect(toSearchQuery(typed)).toBe(query);
});

test.each(["", "   ", "-red", "? !", '""', "-"])("%j asks for nothing in particular", (typed) => {
	expect(toSearchQuery(typed)).toBeNull();
});
