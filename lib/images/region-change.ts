import { z } from "zod";
import { boxSchema } from "#lib/geometry/box.ts";
import { attributesSchema, labelSchema, regionSchema } from "#lib/images/schema.ts";

/** What a person can change of a region. Attributes that nobody tells of are left out. */
export const regionValueSchema = z.strictObject({ label: labelSchema, box: boxSchema, attributes: attributesSchema.optional() });
export type RegionValue = z.infer<typeof regionValueSchema>;

/**
 * One region from what it was when it was taken in hand, null where it was not there, to what it is to be, null where it is to go. Said by value, so
 * that changes of other regions meanwhile do not stand in the way, and none of the same one is written over.
 */
export const regionChangeSchema = z
	.strictObject({ region: regionSchema.shape.key, from: regionValueSchema.nullable(), to: regionValueSchema.nullable() })
	.refine((change) => change.from !== null || change.to !== null, "a change is from something or to something");
export type RegionChange = z.infer<typeof regionChangeSchema>;
