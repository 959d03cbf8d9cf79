import { createLoader, parseAsString } from "nuqs/server";

/** Which two contents of an item are compared, by their hashes. */
export const comparisonUrl = { from: parseAsString, to: parseAsString };

export const loadComparisonUrl = createLoader(comparisonUrl);
