import "server-only";
import { database } from "#lib/db/database.ts";
import type { Command } from "#lib/history/server/record-command.ts";
import type { DatasetId } from "#lib/ids.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { ImageTally } from "#lib/imports/image-tally.ts";
import { type PreparedImage, prepareImage } from "#lib/imports/prepare-image.ts";
import { writeImages } from "#lib/imports/server/write-images.ts";

const IMAGES_MAX = 1_000;
/** About 8 MB of contents. */
const REGIONS_MAX = 40_000;
/** While the next thousand is gathered; between statements each waits for its turn, and a third fills the pause. */
const WRITES_AT_ONCE = 3;

export type ImageWriter = {
	readonly add: (image: ImageContent) => Promise<void>;
	readonly end: () => Promise<void>;
	/** Waits for what is being written, and writes no more. */
	readonly abandon: () => Promise<void>;
};

/** Gathers images and writes them by the thousand, in transactions of their own that overlap with the gathering. */
export async function openImageWriter(command: Command, tally: ImageTally): Promise<ImageWriter> {
	const likelyNew = !(await hasImages(command.datasetId));
	const underWay = new Set<Promise<void>>();
	let failure: { readonly error: unknown } | null = null;
	let images: PreparedImage[] = [];
	let regions = 0;
	const write = async (batch: readonly PreparedImage[]) => {
		try {
			tally.add(batch, await writeImages(command, batch, likelyNew));
		} catch (error) {
			failure ??= { error }; // whoever adds next hears of it
		}
	};
	const flush = async () => {
		const batch = images;
		images = [];
		regions = 0;
		while (underWay.size >= WRITES_AT_ONCE) await Promise.race(underWay);
		if (failure) throw failure.error;
		const begun = write(batch).finally(() => underWay.delete(begun));
		underWay.add(begun);
	};
	const abandon = async () => {
		await Promise.all(underWay);
	};
	return {
		abandon,
		add: async (image) => {
			images.push(prepareImage(image));
			regions += image.regions.length;
			if (images.length >= IMAGES_MAX || regions >= REGIONS_MAX) await flush();
		},
		end: async () => {
			if (images.length > 0) await flush();
			await abandon();
			if (failure) throw failure.error;
		},
	};
}

async function hasImages(datasetId: DatasetId): Promise<boolean> {
	const { rowCount } = await database().pool.query("SELECT FROM subject WHERE dataset_id = $1 AND kind = 'image' LIMIT 1", [datasetId]);
	return rowCount !== 0;
}
