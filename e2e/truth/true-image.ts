import type { ImageContent } from "#lib/images/schema.ts";
import type { Fact } from "#lib/synthesis/fact.ts";

/** An image with all that can truly be asked of it. */
export type TrueImage = { readonly key: string; readonly content: ImageContent; readonly facts: readonly Fact[] };
