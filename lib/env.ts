import "server-only";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";

const PORT_ASKED = "it must be a number from 0 to 65535";
const port = z.coerce.number(PORT_ASKED).int(PORT_ASKED).min(0, PORT_ASKED).max(65_535, PORT_ASKED);

const schema = z.object({
	DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
	PORT: port.default(3000),
	HOST: z.string().min(1).default("127.0.0.1"),
	/** Public origins of the studio, comma-separated, the first being the one links are made with. */
	TRACEWRIGHT_URL: z.string().optional(),
	TRACEWRIGHT_DATA: z.string().min(1).optional(),
	/** Signs sessions. Generated into the data folder where it is not given. */
	TRACEWRIGHT_SECRET: z.string().optional(),
	/** Whether the first start fills the empty studio with the sample scenes: 0 leaves them out. */
	TRACEWRIGHT_SAMPLES: z.enum(["0", "1"]).default("1"),
	/** Hosts beside this machine that inference servers may stand on, comma-separated, each with its port or without. */
	TRACEWRIGHT_SERVER_HOSTS: z.string().default(""),
	/** Inference servers to begin with, as a JSON list. */
	TRACEWRIGHT_SERVERS: z.string().optional(),
	TRACEWRIGHT_TEST_DATA: z.string().optional(),
	/** A server that the tests make their databases in, in place of one of their own. */
	TRACEWRIGHT_TEST_POSTGRES: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
	XDG_DATA_HOME: z.string().optional(),
	NODE_ENV: z.string().default("production"),
	LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
	CHROMIUM_PATH: z.string().optional(),
	/** Replays one day of the bench of chaos, which prints its seed. */
	TRACEWRIGHT_CHAOS_SEED: z.string().optional(),
	CI: z.string().optional(),
});

export type Env = z.infer<typeof schema> & { readonly dataDir: string };

const NAMES = Object.keys(schema.shape);

let last: { readonly given: string; readonly env: Env } | null = null;

/** The environment, parsed. Empty strings count as unset. */
export function env(): Env {
	// Asked for with every object that is read: parsed again only where it has changed.
	const given = NAMES.map((name) => process.env[name] ?? "").join("\0");
	if (last?.given !== given) last = { given, env: parseEnv() };
	return last.env;
}

function parseEnv(): Env {
	const parsed = schema.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== "")));
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new AppError("invalid", `The environment variable ${issue?.path.join(".")} is not usable: ${issue?.message}.`);
	}
	return {
		...parsed.data,
		dataDir: path.resolve(
			/* turbopackIgnore: true */ parsed.data.TRACEWRIGHT_DATA ?? path.join(parsed.data.XDG_DATA_HOME ?? path.join(homedir(), ".local/share"), "tracewright"),
		),
	};
}

/** The parent's variables, for a child process that gets some more. */
export function childEnv(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
	return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", ...more };
}
