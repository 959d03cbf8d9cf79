import { classifyLicence } from "#lib/exports/classify-licence.ts";
import { LICENCE_TERMS, type LicenceLine } from "#lib/exports/schema.ts";
import type { Licence } from "#lib/images/schema.ts";

/** How much of an export stands under a licence as its source words it. */
export type LicenceUse = { readonly licence: Pick<Licence, "name" | "url">; readonly images: number; readonly rows: number };

export type LicenceVerdict =
	| { readonly kind: "allowed"; readonly lines: readonly LicenceLine[] }
	| { readonly kind: "refused"; readonly lines: readonly LicenceLine[]; readonly message: string };

/**
 * CC BY, CC BY-SA and the public domain pass. Non-commercial, no-derivatives and unknown licences pass only where
 * `accepted` names them, by code with or without a version, or by the name the source gives them.
 */
export function applyLicencePolicy(uses: readonly LicenceUse[], accepted: readonly string[]): LicenceVerdict {
	const lines = gather(uses, new Set(accepted.map(toCode)));
	const refused = lines.filter((line) => !line.isAccepted);
	if (refused.length === 0) return { kind: "allowed", lines };
	const list = refused.map((line) => `${line.title} (${count(line.images, "image")}, ${line.note})`).join("; ");
	const codes = refused.map((line) => line.code).join(",");
	return {
		kind: "refused",
		lines,
		message: `The export holds pictures whose licence must be accepted by name: ${list}. Accept with --accept-licences ${codes}, or leave their questions out.`,
	};
}

function gather(uses: readonly LicenceUse[], accepted: ReadonlySet<string>): readonly LicenceLine[] {
	const lines = new Map<string, LicenceLine>();
	for (const use of uses) {
		const licence = classifyLicence(use.licence);
		const line = lines.get(licence.code);
		const isAccepted = licence.terms !== "restricted" || accepted.has(licence.code) || accepted.has(withoutVersion(licence.code));
		lines.set(licence.code, { ...licence, isAccepted, images: (line?.images ?? 0) + use.images, rows: (line?.rows ?? 0) + use.rows });
	}
	return [...lines.values()].sort((a, b) => LICENCE_TERMS.indexOf(a.terms) - LICENCE_TERMS.indexOf(b.terms) || (a.code < b.code ? -1 : 1));
}

function toCode(entry: string): string {
	return classifyLicence({ name: entry, url: "" }).code;
}

function withoutVersion(code: string): string {
	return code.replace(/-[1-4]\.[0-9]$/, "");
}

function count(n: number, noun: string): string {
	return `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;
}
