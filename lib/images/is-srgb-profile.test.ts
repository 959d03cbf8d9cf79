import sharp from "sharp";
import { expect, test } from "vitest";
import { isSrgbProfile } from "#lib/images/is-srgb-profile.ts";

test("sRGB knows itself, wider and other color spaces do not pass for it", async () => {
	expect(await Promise.all(["srgb", "p3", "cmyk"].map(async (name) => isSrgbProfile(await profile(name))))).toEqual([true, false, false]);
});

test("bytes that are no profile are none", () => {
	expect([Buffer.alloc(0), Buffer.alloc(500), Buffer.from("sRGB")].map(isSrgbProfile)).toEqual([false, false, false]);
});

async function profile(name: string): Promise<Buffer> {
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
		.toColourspace(name === "cmyk" ? "cmyk" : "srgb")
		.jpeg()
		.withIccProfile(name)
		.toBuffer();
	return (await sharp(picture).metadata()).icc ?? Buffer.alloc(0);
}
