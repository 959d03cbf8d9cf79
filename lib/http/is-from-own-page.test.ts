import { expect, test } from "vitest";
import { isFromOwnPage } from "#lib/http/is-from-own-page.ts";

const host = "127.0.0.1:3000";

test("a request is from one of our pages when its origin is the host it was sent to, or a public address", () => {
	const cases: Array<[Record<string, string>, boolean]> = [
		[{ host, origin: "http://127.0.0.1:3000" }, true],
		[{ host, origin: "https://studio.example.com" }, true],
		[{ host, "x-forwarded-host": "tunnel.example.com", origin: "https://tunnel.example.com" }, true],
		[{ host, origin: "http://studio.example.com" }, false],
		[{ host, origin: "http://attacker.example" }, false],
		[{ host, origin: "null" }, false],
		[{ host, origin: "" }, false],
		[{ host }, false],
		[{ origin: "null" }, false],
	];
	expect(cases.map(([headers]) => isFromOwnPage(new Headers(headers), "https://studio.example.com, http://10.0.0.5"))).toEqual(cases.map(([, own]) => own));
});
