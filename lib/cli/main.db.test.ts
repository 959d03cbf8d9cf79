import { spawnSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { withTestDatabase } from "#e2e/fixtures/test-database.ts";
import { childEnv } from "#lib/env.ts";

vi.setConfig({ testTimeout: 120_000 });

const databaseUrl = withTestDatabase();

function studio(...args: readonly string[]) {
	const env = childEnv({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "" });
	const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", "lib/launch/guard.mjs", "lib/cli/main.ts", ...args], {
		env,
		encoding: "utf8",
	});
	return { status, stdout, stderr };
}

test("a command that works exits 0, and with --json its last line of stdout is one object", () => {
	const added = studio("users", "add", "--email", "lead@example.com", "--name", "Lead", "--role", "lead", "--json");
	expect({ ...added, stdout: JSON.parse(added.stdout.trimEnd().split("\n").at(-1) ?? "") }).toEqual({
		status: 0,
		stdout: { person: expect.objectContaining({ email: "lead@example.com", role: "lead" }), password: expect.any(String) },
		stderr: "",
	});
	expect(studio("users", "list")).toEqual({ status: 0, stdout: "lead      lead@example.com  Lead\n", stderr: "" });
});

test("a command that fails exits 1 and says why on stderr, with --json on stdout too", () => {
	const message = "Nobody here has the address nobody@example.com.";
	expect(studio("users", "reset-password", "nobody@example.com")).toEqual({ status: 1, stdout: "", stderr: `${message}\n` });
	const asJson = studio("users", "reset-password", "nobody@example.com", "--json");
	expect({ ...asJson, stdout: JSON.parse(asJson.stdout) }).toEqual({ status: 1, stdout: { error: { code: "not_found", message } }, stderr: `${message}\n` });
});

test.each([["nope"], ["users"], ["users list --nope"], ["users add --name Lead --email nonsense"]])(
	"bad use exits 2 and prints nothing on stdout: studio %s",
	(line) => {
		expect(studio(...line.split(" "))).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(/error: |Usage: /) });
	},
);

test("help that was asked for exits 0", () => {
	expect(studio("users", "add", "--help")).toEqual({ status: 0, stdout: expect.stringContaining("--email <address>"), stderr: "" });
});
