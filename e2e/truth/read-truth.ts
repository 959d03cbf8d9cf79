import { readFileSync } from "node:fs";
import { z } from "zod";
import type { TruthSettings } from "#e2e/truth/truth.ts";
import { imageContentSchema } from "#lib/images/schema.ts";

const imagesSchema = z.array(z.strictObject({ key: z.string(), content: imageContentSchema }));

export const truthFileSchema = z.strictObject({
	/** A JSON list of `{ key, content }`, images as a dataset keeps them. */
	file: z.string(),
	errorShare: z.number().min(0).max(1).default(0),
	seed: z.string().default("truth"),
});

export function readTruth({ file, ...rest }: z.infer<typeof truthFileSchema>): TruthSettings {
	return { ...rest, images: imagesSchema.parse(JSON.parse(readFileSync(file, "utf8"))) };
}
