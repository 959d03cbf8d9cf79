import type { ImageContent } from "#lib/images/schema.ts";
import { type ImportCounts, NO_COUNTS } from "#lib/imports/schema.ts";

/** Counts what an import brings while it goes by. */
export type ImageTally = {
	readonly add: (images: readonly ImageContent[], written: Pick<ImportCounts, "added" | "changed" | "unchanged">) => void;
	readonly counts: () => ImportCounts;
};

export function createImageTally(): ImageTally {
	const sums = { ...NO_COUNTS };
	const labels = new Set<string>();
	return {
		add: (images, written) => {
			for (const image of images) {
				sums.regions += image.regions.length;
				sums.captions += image.captions.length;
				for (const region of image.regions) {
					labels.add(region.label);
					if (region.crowd) sums.crowd += 1;
				}
			}
			sums.images += images.length;
			sums.added += written.added;
			sums.changed += written.changed;
			sums.unchanged += written.unchanged;
		},
		counts: () => ({ ...sums, labels: labels.size }),
	};
}
