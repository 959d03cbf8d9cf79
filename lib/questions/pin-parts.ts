import { partHash, partsOf } from "#lib/history/part-hash.ts";
import type { RestsOn } from "#lib/history/schema.ts";
import type { ImageContent } from "#lib/images/schema.ts";

/** The image's parts that an answer rests on, as they are now, each once and in the order given. */
export function pinParts(image: { readonly key: string; readonly content: ImageContent }, names: readonly string[]): RestsOn {
	const parts = partsOf(image.content);
	return [...new Set(names)].map((part) => ({
		role: "evidence" as const,
		kind: "image" as const,
		key: image.key,
		part,
		hash: partHash(parts, part).toString("hex"),
	}));
}
