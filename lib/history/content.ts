import { hash } from "node:crypto";
import type { RestsOn, SubjectKind } from "#lib/history/schema.ts";
import { canonicalJson } from "#lib/text/canonical-json.ts";

/** What a subject is at one moment: canonical JSON (RFC 8785) and its SHA-256. The facets are derived from the body. */
export type Content = Facets & {
	readonly kind: SubjectKind;
	readonly hash: Buffer;
	readonly body: Buffer;
	readonly restsOn: RestsOn;
};

export type Facets = { readonly stage: string; readonly type: string; readonly labels: readonly string[] };

export function toContent(value: { readonly v: 1; readonly kind: SubjectKind; readonly restsOn?: RestsOn }, facets: Facets): Content {
	const body = canonicalBytes(value);
	return { kind: value.kind, hash: sha256(body), body, restsOn: value.restsOn ?? [], ...facets };
}

export function canonicalBytes(value: unknown): Buffer {
	return Buffer.from(canonicalJson(value), "utf8");
}

export function sha256(bytes: Uint8Array | string): Buffer {
	return hash("sha256", bytes, "buffer");
}
