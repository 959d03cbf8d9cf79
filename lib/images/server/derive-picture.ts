import "server-only";
import { randomUUID } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { MAX_PIXELS } from "#lib/images/server/normalise-picture.ts";
import { objectStore } from "#lib/storage/object-store.ts";

/** The longest side of a derived picture in pixels; a smaller picture is not enlarged. */
export const DERIVED_PX = { thumbnail: 320, preview: 1_600 } as const;
export type Derived = keyof typeof DERIVED_PX;

const underWay = new Map<string, Promise<string>>();

/**
 * The file of a stored picture's smaller WebP copy, made at the first wish and kept in the cache folder, which may be emptied at any time.
 * @throws AppError not_found where no such picture is stored
 */
export async function derivePicture(sha256: string, derived: Derived): Promise<string> {
	const file = path.join(env().dataDir, "cache", derived, sha256.slice(0, 2), `${sha256.slice(2)}.webp`);
	if (await exists(file)) return file;
	const waiting = underWay.get(file);
	if (waiting) return waiting;
	const made = makePicture(objectStore().path(sha256), file, DERIVED_PX[derived]).finally(() => underWay.delete(file));
	underWay.set(file, made);
	return made;
}

async function makePicture(source: string, file: string, sidePx: number): Promise<string> {
	if (!(await exists(source))) throw new AppError("not_found", "There is no such picture.");
	const temporary = `${file}.${randomUUID()}`;
	await mkdir(path.dirname(file), { recursive: true });
	try {
		await sharp(source, { limitInputPixels: MAX_PIXELS })
			.resize(sidePx, sidePx, { fit: "inside", withoutEnlargement: true })
			.webp({ quality: 82 })
			.toFile(temporary);
		await rename(temporary, file);
		return file;
	} catch (error) {
		await rm(temporary, { force: true });
		throw new AppError("invalid", `The stored object is no picture: ${error instanceof Error ? error.message : "unreadable"}.`);
	}
}

function exists(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false,
	);
}
