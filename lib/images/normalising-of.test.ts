import { expect, test } from "vitest";
import { normalisingOf, type PictureHeader } from "#lib/images/normalising-of.ts";

const PLAIN: PictureHeader = { format: "jpeg", orientation: 1, space: "srgb", isEightBit: true, hasAlpha: false, hasForeignProfile: false, isLossless: false };
const PLAIN_PNG: PictureHeader = { ...PLAIN, format: "png", isLossless: true };

test.each([PLAIN, { ...PLAIN, space: "b-w" }, PLAIN_PNG])("an upright sRGB or gray picture keeps its coded pixels: $format $space", (header) => {
	expect(normalisingOf(header)).toEqual({ kind: "strip" });
});

test.each([
	["jpeg", { ...PLAIN, orientation: 6 }],
	["jpeg", { ...PLAIN, space: "cmyk" }],
	["jpeg", { ...PLAIN, hasForeignProfile: true }],
	["jpeg", { ...PLAIN, format: "avif" }],
	["jpeg", { ...PLAIN, format: "webp" }],
	["png", { ...PLAIN, format: "webp", isLossless: true }],
	["png", { ...PLAIN, format: "webp", hasAlpha: true }],
	["png", { ...PLAIN_PNG, hasAlpha: true }],
	["png", { ...PLAIN_PNG, space: "rgb16", isEightBit: false }],
	["png", { ...PLAIN_PNG, format: "gif" }],
] as const)("it is coded anew, as %s, where its turn, colors or format ask for it: %j", (as, header) => {
	expect(normalisingOf(header)).toEqual({ kind: "encode", as });
});
