import type { ClassifiedLicence } from "#lib/exports/schema.ts";
import type { Licence } from "#lib/images/schema.ts";

type Elements = { readonly nc: boolean; readonly nd: boolean; readonly sa: boolean; readonly version: string };
type Reading = { readonly kind: "cc"; readonly elements: Elements } | { readonly kind: "public-domain"; readonly code: string; readonly title: string };

/**
 * Reads a licence's name and address. Both must agree to let a picture pass: what either of them forbids is forbidden,
 * and words that are not a known licence from end to end grant nothing.
 */
export function classifyLicence(licence: Pick<Licence, "name" | "url">): ClassifiedLicence {
	const name = plain(licence.name);
	const readings = [readName(name), readAddress(licence.url)].filter((reading) => reading !== null);
	const elements = readings.flatMap((reading) => (reading.kind === "cc" ? [reading.elements] : []));
	const domain = readings.find((reading) => reading.kind === "public-domain");
	if (elements.length > 0)
		return creativeCommons({ ...merge(elements), nc: elements.some((it) => it.nc) || hintsAt(name).nc, nd: elements.some((it) => it.nd) || hintsAt(name).nd });
	if (domain && !hintsAt(name).nc && !hintsAt(name).nd) return { code: domain.code, title: domain.title, terms: "free", note: "included, no conditions" };
	if (isMissing(name)) return { code: "unknown", title: "Unknown licence", terms: "restricted", note: "nobody has said what is allowed" };
	const { nc, nd } = hintsAt(name);
	const reason = nc ? "non-commercial use alone" : nd ? "no derivatives" : "not a licence known to this studio";
	return { code: slug(name), title: licence.name.trim(), terms: "restricted", note: reason };
}

function creativeCommons({ nc, nd, sa, version }: Elements): ClassifiedLicence {
	const parts = ["BY", nc ? "NC" : "", nd ? "ND" : "", sa ? "SA" : ""].filter((part) => part !== "").join("-");
	const title = `CC ${parts}${version ? ` ${version}` : ""}`;
	const code = title.toLowerCase().replaceAll(" ", "-");
	if (nc || nd)
		return {
			code,
			title,
			terms: "restricted",
			note: nc && nd ? "non-commercial use alone, no derivatives" : nc ? "non-commercial use alone" : "no derivatives",
		};
	if (sa) return { code, title, terms: "share-alike", note: "share alike: what is made of it takes this licence" };
	return { code, title, terms: "attribution", note: "included, credited in ATTRIBUTION.csv" };
}

const VERSION = "(?: ?v?(?<version>[1-4]\\.[0-9]))?";
const TAIL = "(?: (?:international|unported|generic|[a-z]+ ported))?(?: public)?(?: licen[cs]e)?";
const SPELLED_OUT = new RegExp(
	`^(?:the )?(?:creative commons |cc )?(?:attribution|by)(?<nc> ?non ?commercial| ?nc)?(?<nd> ?no ?deriv(?:s|atives?|ative works)?| ?nd)?(?<sa> ?share ?alike| ?sa)?(?: licen[cs]e)?${VERSION}${TAIL}$`,
);
const NEEDS_WORD = /creative commons|\bcc\b|attribution/;
const ADDRESS = /^https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/by(?<nc>-nc)?(?<nd>-nd)?(?<sa>-sa)?\/(?<version>[1-4]\.[0-9])(?:\/.*)?$/i;
const PUBLIC_ADDRESS = /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:publicdomain\/(?<which>zero|mark)|licenses\/(?<old>publicdomain))(?:\/.*)?$/i;
const ZERO = { kind: "public-domain", code: "cc0", title: "CC0" } as const;
const PUBLIC_DOMAIN = { kind: "public-domain", code: "public-domain", title: "Public domain" } as const;

function readName(name: string): Reading | null {
	if (/^(?:creative commons |cc )?(?:cc ?0|cc ?zero|zero)(?: 1\.0)?(?: universal)?(?: public domain dedication)?(?: licen[cs]e)?$/.test(name)) return ZERO;
	if (/^(?:creative commons |cc )?(?:public domain(?: mark| dedication)?|pdm|pd)(?: 1\.0)?(?: licen[cs]e)?$/.test(name)) return PUBLIC_DOMAIN;
	if (/^united states government work$/.test(name)) return { kind: "public-domain", code: "us-government-work", title: "United States Government Work" };
	return NEEDS_WORD.test(name) ? toReading(SPELLED_OUT.exec(name)?.groups) : null;
}

function readAddress(url: string): Reading | null {
	const address = url.trim();
	const found = PUBLIC_ADDRESS.exec(address)?.groups;
	if (found) return found.which?.toLowerCase() === "zero" ? ZERO : PUBLIC_DOMAIN;
	return toReading(ADDRESS.exec(address)?.groups);
}

function toReading(groups: Record<string, string | undefined> | undefined): Reading | null {
	if (!groups) return null;
	return { kind: "cc", elements: { nc: Boolean(groups.nc), nd: Boolean(groups.nd), sa: Boolean(groups.sa), version: groups.version ?? "" } };
}

function merge(elements: readonly Elements[]): Elements {
	return {
		nc: elements.some((it) => it.nc),
		nd: elements.some((it) => it.nd),
		sa: elements.some((it) => it.sa),
		version: elements.map((it) => it.version).findLast((version) => version !== "") ?? "",
	};
}

// Loose on purpose: these only ever take a grant away.
function hintsAt(name: string): { readonly nc: boolean; readonly nd: boolean } {
	return { nc: /\bnc\b|non ?commercial|not for commercial|no commercial/.test(name), nd: /\bnd\b|no ?deriv/.test(name) };
}

function isMissing(name: string): boolean {
	return ["", "unknown", "none", "null", "n a", "na", "unspecified", "not specified", "?"].includes(name);
}

/** Lower case, dashes and underscores as blanks, blanks single: spellings of one licence fall together. */
function plain(name: string): string {
	return name
		.normalize("NFKC")
		.toLowerCase()
		.replaceAll(/[-_‐‑–—\s/()]+/gu, " ")
		.replaceAll(",", " ")
		.replaceAll(/ +/g, " ")
		.trim();
}

function slug(name: string): string {
	return name.replaceAll(/[^\p{L}\p{N}.]+/gu, "-").replaceAll(/^-+|-+$/g, "") || "unnamed";
}
