import "server-only";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { sha256 } from "#lib/history/content.ts";
import { type Pixels, pixelsSchema } from "#lib/images/schema.ts";
import { normalisePicture } from "#lib/images/server/normalise-picture.ts";
import { objectStore } from "#lib/storage/object-store.ts";

export const MAX_SOURCE_BYTES = 100_000_000;

export type NormalisedImage = { readonly pixels: Pixels; readonly orientation: number; readonly sourceSha256: string };

/**
 * Brings the bytes of a picture file in: its upright sRGB pixels go to the object store. A file that was brought in before, under
 * whatever name, is not decoded again.
 * @throws AppError invalid where the file is no usable picture
 */
export async function normaliseImage(source: Buffer): Promise<NormalisedImage> {
	if (source.length > MAX_SOURCE_BYTES) throw new AppError("invalid", `This picture file is larger than ${MAX_SOURCE_BYTES / 1_000_000} MB.`);
	const sourceSha256 = sha256(source);
	const known = await findNormalised(sourceSha256);
	if (known) return known;
	const { bytes, orientation, ...picture } = await normalisePicture(source);
	const stored = await objectStore().put(bytes);
	const pixels: Pixels = { ...picture, sha256: stored.sha256 };
	await database().pool.query(
		`INSERT INTO normalised_image (source_sha256, sha256, mime, width, height, orientation, perceptual_hash)
		 VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6, decode($7, 'hex'))
		 ON CONFLICT (source_sha256) DO UPDATE SET (sha256, mime, width, height, orientation, perceptual_hash)
		   = (excluded.sha256, excluded.mime, excluded.width, excluded.height, excluded.orientation, excluded.perceptual_hash)`,
		[sourceSha256, pixels.sha256, pixels.mime, pixels.width, pixels.height, orientation, pixels.perceptualHash],
	);
	return { pixels, orientation, sourceSha256: sourceSha256.toString("hex") };
}

async function findNormalised(sourceSha256: Buffer): Promise<NormalisedImage | null> {
	const { rows } = await database().pool.query<Pixels & { readonly orientation: number }>(
		`SELECT encode(sha256, 'hex') AS sha256, mime, width, height, orientation, encode(perceptual_hash, 'hex') AS "perceptualHash"
		 FROM normalised_image WHERE source_sha256 = $1`,
		[sourceSha256],
	);
	const row = rows[0];
	if (!row || !(await objectStore().has(row.sha256))) return null;
	const { orientation, ...pixels } = row;
	return { pixels: pixelsSchema.parse(pixels), orientation, sourceSha256: sourceSha256.toString("hex") };
}
