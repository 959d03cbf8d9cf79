import { z } from "zod";

/** What a detector answers (`interop.md` D): corners in pixels of a picture of that size. */
export const detectionSchema = z.object({
	model: z.string(),
	version: z.coerce.string(),
	width: z.number().positive(),
	height: z.number().positive(),
	boxes: z.array(
		z.object({
			label: z.string(),
			/** Left, top, right, bottom. */
			xyxy: z.tuple([z.number(), z.number(), z.number(), z.number()]),
			score: z.number().min(0).max(1),
		}),
	),
});
