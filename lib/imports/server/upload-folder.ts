import "server-only";
import { createHash } from "node:crypto";
import path from "node:path";
import { env } from "#lib/env.ts";
import type { UploadId } from "#lib/imports/schema.ts";

export function uploadFolder(uploadId: UploadId): string {
	return path.join(env().dataDir, "uploads", uploadId);
}

/** Where an uploaded file lies: under the hash of its name, so that no name from outside is ever part of a path. */
export function uploadedPath(uploadId: UploadId, name: string): string {
	return path.join(uploadFolder(uploadId), createHash("sha256").update(name).digest("hex"));
}
