import type { PreparedImage } from "#lib/imports/prepare-image.ts";
import { type ImportCounts, NO_COUNTS } from "#lib/imports/schema.ts";

/** Counts what an import brings while it goes by. */
export type ImageTally = {
	readonly add: (images: readonly PreparedImage[], written: Pick<ImportCounts, "added" | "changed" | "unchanged">) => void;
	readonly counts: () => ImportCounts;
};

export function createImageTally(): ImageTally {
	const sums = { ...NO_COUNTS };
	const labels = new Set<string>();
	return {
		add: (images, written) => {
			for (const image of images) {
				sums.regions += image.regions;
				sums.crowd += image.crowd;
				sums.captions += image.captions;
				for (const label of image.content.labels) labels.add(label);
			}
			sums.images += images.length;
			sums.added += written.added;
			sums.changed += written.changed;
			sums.unchanged += written.unchanged;
		},
		counts: () => ({ ...sums, labels: labels.size }),
	};
}
