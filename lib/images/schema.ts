import { z } from "zod";
import { boxSchema } from "#lib/geometry/box.ts";
import { hashSchema, textSchema } from "#lib/history/schema.ts";

export const MAX_REGIONS_PER_IMAGE = 20_000;
export const UNKNOWN = "unknown";

export const labelSchema = textSchema(200).min(1);

export const ATTRIBUTES = ["color", "material", "size"] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

export const ATTRIBUTE_LENGTH_MAX = 60;

const attributeSchema = textSchema(ATTRIBUTE_LENGTH_MAX).min(1).optional();
/** What a source tells of a thing besides its label, each in a word or two: "red", "wood", "large". What it does not tell is left out. */
export const attributesSchema = z.strictObject({ color: attributeSchema, material: attributeSchema, size: attributeSchema });
export type Attributes = z.infer<typeof attributesSchema>;

export const regionSchema = z.strictObject({
	/** `r1`, `r2` …: local to the image, never reused. */
	key: z.string().regex(/^r[1-9][0-9]*$/),
	label: labelSchema,
	box: boxSchema,
	/** A crowd region bounds a group; it is never counted or asked about. */
	crowd: z.boolean(),
	origin: z.enum(["import", "model", "person"]),
	/** The box as the source gave it, where clipping changed it: x, y, width, height in pixels of the normalised image. */
	original: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
	sourceId: textSchema(200).nullable(),
	/** Left out, not empty, where the source tells of none: so regions without attributes keep the bytes that they always had. */
	attributes: attributesSchema.optional(),
	/** How sure the model that found it was, and which that is; left out where none was or told. */
	score: z.number().min(0).max(1).optional(),
	model: textSchema(500).min(1).optional(),
});
export type Region = z.infer<typeof regionSchema>;

export const captionSchema = z.strictObject({ text: textSchema(20_000).min(1), author: z.enum(["person", "model", "unknown"]) });
export type Caption = z.infer<typeof captionSchema>;

/** In UTF-16 units. */
export const LICENCE_NAME_LENGTH_MAX = 300;
export const URL_LENGTH_MAX = 2_000;

export const licenceSchema = z.strictObject({
	name: textSchema(LICENCE_NAME_LENGTH_MAX).min(1),
	url: textSchema(URL_LENGTH_MAX).min(1),
	/** Where the picture is credited to, for the attribution file. */
	creditUrl: textSchema(URL_LENGTH_MAX).min(1),
});
export type Licence = z.infer<typeof licenceSchema>;
export const UNKNOWN_LICENCE: Licence = { name: UNKNOWN, url: UNKNOWN, creditUrl: UNKNOWN };

export const pixelsSchema = z.strictObject({
	/** Address of the normalised picture in the object store. */
	sha256: hashSchema,
	mime: z.enum(["image/jpeg", "image/png", "image/webp"]),
	width: z.int().positive(),
	height: z.int().positive(),
	/** 64-bit difference hash as 16 hexadecimal digits. */
	perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Pixels = z.infer<typeof pixelsSchema>;

export const sourceSchema = z.strictObject({
	name: textSchema(200).min(1),
	id: textSchema(500).min(1),
	split: textSchema(200).min(1),
	fileName: textSchema(1_000).min(1),
	/** Of the bytes as they came, which is the identity of an import. */
	sha256: hashSchema,
});

export const imageContentSchema = z.strictObject({
	v: z.literal(1),
	kind: z.literal("image"),
	pixels: pixelsSchema,
	source: sourceSchema,
	licence: licenceSchema,
	captions: z.array(captionSchema).max(1_000),
	regions: z.array(regionSchema).max(MAX_REGIONS_PER_IMAGE),
	/** The next free number of a region key. */
	nextRegion: z.int().positive(),
});
export type ImageContent = z.infer<typeof imageContentSchema>;
