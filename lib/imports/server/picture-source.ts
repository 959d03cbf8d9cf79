import "server-only";
import type { CocoImage } from "#lib/imports/coco-rows.ts";
import type { ImportedPicture } from "#lib/imports/to-imported-image.ts";

export type FoundPicture = { readonly kind: "found"; readonly picture: ImportedPicture } | { readonly kind: "refused"; readonly reason: string };

/** Where an import's pictures come from. */
export type PictureSource = { readonly find: (image: CocoImage) => Promise<FoundPicture> | FoundPicture };
