import { expect, test } from "vitest";
import { loopbackUrl, studioUrl } from "#lib/launch/studio-url.ts";

test("people are sent to the address that the studio listens on, without a port that goes without saying", () => {
	expect(studioUrl("127.0.0.1", 3000)).toBe("http://127.0.0.1:3000");
	expect(studioUrl("::1", 3000)).toBe("http://[::1]:3000");
	expect(studioUrl("gpu-7.example.com", 80)).toBe("http://gpu-7.example.com");
});

test("people are never sent to an address that means every address", () => {
	expect(studioUrl("0.0.0.0", 3000)).not.toContain("0.0.0.0");
});

test("the launcher itself asks on loopback where the studio listens on every address", () => {
	expect([loopbackUrl("0.0.0.0", 1), loopbackUrl("::", 1), loopbackUrl("10.0.0.7", 1)]).toEqual(["http://127.0.0.1:1", "http://[::1]:1", "http://10.0.0.7:1"]);
});
