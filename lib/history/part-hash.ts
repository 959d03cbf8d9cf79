import { z } from "zod";
import { canonicalBytes, sha256 } from "#lib/history/content.ts";

const LABEL_PREFIX = "label:";

/** The pieces of a content that others can rest on; anything else in it is passed over. */
const partsSchema = z.object({
	captions: z.array(z.object({ text: z.string() })).default([]),
	regions: z
		.array(z.object({ key: z.string(), label: z.string(), box: z.unknown(), crowd: z.boolean().default(false), attributes: z.unknown().optional() }))
		.default([]),
});
export type Parts = z.infer<typeof partsSchema>;

/** Reads the parts of a content's parsed body. Bodies without regions or captions have none. */
export function partsOf(body: unknown): Parts {
	return partsSchema.parse(body);
}

/** The part of a label: counting, presence and absence rest on the whole set of its regions. */
export function labelPart(label: string): string {
	return LABEL_PREFIX + label;
}

/** SHA-256 of one part's value. A part that is not there has the hash of null, so that its coming or going is a change. */
export function partHash(parts: Parts, part: string): Buffer {
	return sha256(canonicalBytes(partValue(parts, part)));
}

function partValue(parts: Parts, part: string): unknown {
	if (part === "captions") return parts.captions.map((caption) => caption.text);
	if (part.startsWith(LABEL_PREFIX)) {
		const label = part.slice(LABEL_PREFIX.length);
		return parts.regions.filter((region) => region.label === label).sort((a, b) => (a.key < b.key ? -1 : 1));
	}
	return parts.regions.find((region) => region.key === part) ?? null;
}
