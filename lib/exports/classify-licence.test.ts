import { expect, test } from "vitest";
import { classifyLicence } from "#lib/exports/classify-licence.ts";

function codeOf(name: string, url = "unknown"): string {
	return classifyLicence({ name, url }).code;
}

function termsOf(name: string, url = "unknown"): string {
	return classifyLicence({ name, url }).terms;
}

test.each([
	["Attribution License", "http://creativecommons.org/licenses/by/2.0/", "cc-by-2.0", "attribution"],
	["Attribution-ShareAlike License", "http://creativecommons.org/licenses/by-sa/2.0/", "cc-by-sa-2.0", "share-alike"],
	["Attribution-NonCommercial License", "http://creativecommons.org/licenses/by-nc/2.0/", "cc-by-nc-2.0", "restricted"],
	["Attribution-NonCommercial-ShareAlike License", "http://creativecommons.org/licenses/by-nc-sa/2.0/", "cc-by-nc-sa-2.0", "restricted"],
	["Attribution-NonCommercial-NoDerivs License", "http://creativecommons.org/licenses/by-nc-nd/2.0/", "cc-by-nc-nd-2.0", "restricted"],
	["Attribution-NoDerivs License", "http://creativecommons.org/licenses/by-nd/2.0/", "cc-by-nd-2.0", "restricted"],
	["No known copyright restrictions", "http://flickr.com/commons/usage/", "no-known-copyright-restrictions", "restricted"],
	["United States Government Work", "http://www.usa.gov/copyright.shtml", "us-government-work", "free"],
])("COCO's %s at %s is %s, %s", (name, url, code, terms) => {
	expect([codeOf(name, url), termsOf(name, url)]).toEqual([code, terms]);
});

test.each([
	["CC BY 4.0", "cc-by-4.0"],
	["cc-by-4.0", "cc-by-4.0"],
	["CC_BY_4.0", "cc-by-4.0"],
	["CC-BY", "cc-by"],
	["CC BY License", "cc-by"],
	["Creative Commons Attribution 4.0", "cc-by-4.0"],
	["Creative Commons Attribution 4.0 International", "cc-by-4.0"],
	["Creative Commons Attribution 4.0 International Public License", "cc-by-4.0"],
	["Creative Commons Attribution License 3.0 Unported", "cc-by-3.0"],
	["Attribution", "cc-by"],
	["attribution licence", "cc-by"],
])("%s passes with attribution", (name, code) => {
	expect([codeOf(name), termsOf(name)]).toEqual([code, "attribution"]);
});

test.each([
	["CC BY-SA 2.0", "cc-by-sa-2.0"],
	["cc by sa 3.0", "cc-by-sa-3.0"],
	["Creative Commons Attribution-ShareAlike 4.0 International", "cc-by-sa-4.0"],
	["Attribution-Share Alike License", "cc-by-sa"],
	["Attribution – ShareAlike", "cc-by-sa"],
])("%s passes as share alike", (name, code) => {
	expect([codeOf(name), termsOf(name)]).toEqual([code, "share-alike"]);
});

test.each([
	["CC BY-NC 4.0", "cc-by-nc-4.0"],
	["CC-BY-NC", "cc-by-nc"],
	["CC BY-ND 2.0", "cc-by-nd-2.0"],
	["cc-by-nc-nd", "cc-by-nc-nd"],
	["CC BY-NC-SA 4.0", "cc-by-nc-sa-4.0"],
	["Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "cc-by-nc-nd-4.0"],
	["Creative Commons Attribution Non-Commercial No Derivative Works", "cc-by-nc-nd"],
	["Attribution-NoDerivatives", "cc-by-nd"],
])("%s is held back", (name, code) => {
	expect([codeOf(name), termsOf(name)]).toEqual([code, "restricted"]);
});

test.each(["", " ", "unknown", "Unknown", "UNKNOWN", "n/a", "none", "null", "?"])("%j is unknown", (name) => {
	expect(classifyLicence({ name, url: "unknown" })).toMatchObject({ code: "unknown", terms: "restricted" });
});

test.each([
	"All rights reserved",
	"© 2019 Somebody",
	"CC BY but ask first",
	"Custom attribution licence",
	"Attribution required, see site",
	"by",
	"Standby Licence",
	"Creative Commons",
	"CC",
	"proprietary",
	"CC BY 9.9",
	"free for personal use",
])("%j is not a licence that lets a picture pass", (name) => {
	expect(termsOf(name)).toBe("restricted");
	expect(codeOf(name)).not.toBe("unknown");
});

test.each(["CC0", "cc0 1.0", "CC0 1.0 Universal", "CC Zero", "Public Domain", "Public Domain Mark 1.0", "Public Domain Dedication"])("%s is free", (name) => {
	expect(termsOf(name)).toBe("free");
});

test.each([
	["https://creativecommons.org/licenses/by/4.0/", "cc-by-4.0"],
	["https://www.creativecommons.org/licenses/by-sa/3.0/deed.de", "cc-by-sa-3.0"],
	["https://creativecommons.org/licenses/by-nc/2.0/legalcode", "cc-by-nc-2.0"],
	["https://creativecommons.org/publicdomain/zero/1.0/", "cc0"],
])("an address alone, %s, is %s", (url, code) => {
	expect(codeOf("unknown", url)).toBe(code);
	expect(codeOf("Photo", url)).toBe(code);
});

test.each([
	"https://creativecommons.org.evil.example/licenses/by/4.0/",
	"https://evil.example/creativecommons.org/licenses/by/4.0/",
	"creativecommons.org/licenses/by/4.0/",
	"https://creativecommons.org/licenses/by/",
])("the look-alike address %s grants nothing", (url) => {
	expect(termsOf("unknown", url)).toBe("restricted");
});

test("where name and address differ, what either forbids is forbidden", () => {
	expect(codeOf("Attribution License", "http://creativecommons.org/licenses/by-nc/2.0/")).toBe("cc-by-nc-2.0");
	expect(codeOf("CC BY-ND", "http://creativecommons.org/licenses/by/2.0/")).toBe("cc-by-nd-2.0");
	expect(codeOf("CC BY", "http://creativecommons.org/licenses/by-sa/2.0/")).toBe("cc-by-sa-2.0");
	expect(codeOf("Public domain", "http://creativecommons.org/licenses/by-nc/2.0/")).toBe("cc-by-nc-2.0");
	expect(termsOf("non-commercial", "https://creativecommons.org/publicdomain/zero/1.0/")).toBe("restricted");
	expect(termsOf("Own words, no derivatives", "https://creativecommons.org/licenses/by/4.0/")).toBe("restricted");
});
