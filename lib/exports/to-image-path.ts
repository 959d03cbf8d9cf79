import type { Pixels } from "#lib/images/schema.ts";

const EXTENSIONS = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" } as const satisfies Record<Pixels["mime"], string>;

/** Where a picture lies in an export: by its own digest, so that no two names clash and none comes from outside. */
export function toImagePath(image: Pick<Pixels, "sha256" | "mime">): string {
	return `images/${image.sha256.slice(0, 2)}/${image.sha256}.${EXTENSIONS[image.mime]}`;
}
