import { afterEach, expect, test, vi } from "vitest";
import { assertOwnOrigin, origins } from "#lib/http/origins.ts";

afterEach(() => vi.unstubAllEnvs());

function given(environment: Record<string, string>): void {
	for (const [name, value] of Object.entries({ HOST: "", PORT: "", TRACEWRIGHT_URL: "", ...environment })) vi.stubEnv(name, value);
}

function isOwn(origin: string | null): boolean {
	try {
		assertOwnOrigin(new Headers(origin === null ? {} : { origin }));
		return true;
	} catch {
		return false;
	}
}

test("a studio on loopback is reached under the machine's own names alone", () => {
	given({ PORT: "4100" });
	expect(origins()).toEqual(["http://127.0.0.1:4100", "http://localhost:4100", "http://[::1]:4100"]);
});

test("a public address with a path is refused, since links would leave the path out", () => {
	given({ TRACEWRIGHT_URL: "https://studio.example.com/some/path" });
	expect(() => origins()).toThrow("without the part after the host");
});

test("links are made with the first public address, without its default port", () => {
	given({ TRACEWRIGHT_URL: "https://studio.example.com:443/, http://10.0.0.5:8080", HOST: "10.0.0.5", PORT: "8080" });
	expect(origins()).toEqual(["https://studio.example.com", "http://10.0.0.5:8080"]);
});

test("a studio on every address is reached under each of them, and under no other name", () => {
	given({ HOST: "0.0.0.0", PORT: "80" });
	expect(origins()).toEqual(expect.arrayContaining(["http://127.0.0.1", "http://localhost"]));
	expect(isOwn("http://attacker.example.com")).toBe(false);
});

test("a public address that is none is refused by name", () => {
	given({ TRACEWRIGHT_URL: "studio.example.com" });
	expect(() => origins()).toThrow('TRACEWRIGHT_URL holds "studio.example.com"');
});

test("a request is ours only when it says so", () => {
	given({});
	const cases: Array<[string | null, boolean]> = [
		["http://127.0.0.1:3000", true],
		["http://localhost:3000", true],
		["http://localhost:3001", false],
		["https://localhost:3000", false],
		["http://localhost:3000.attacker.example", false],
		["http://attacker.example", false],
		["null", false],
		["", false],
		[null, false],
	];
	expect(cases.map(([origin]) => isOwn(origin))).toEqual(cases.map(([, expected]) => expected));
});
