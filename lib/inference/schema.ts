import { z } from "zod";
import { serverIdSchema } from "#lib/ids.ts";
import { isStorableText } from "#lib/text/unicode.ts";

/** What a server is asked for: questions in writing, looks at the picture, long thought, a second opinion, sampled answers, boxes. */
export const SERVER_ROLES = ["writer", "vlm", "reasoner", "judge", "policy", "detector"] as const;
export const serverRoleSchema = z.enum(SERVER_ROLES);
export type ServerRole = z.infer<typeof serverRoleSchema>;

export const REPLICAS_MAX = 64;
export const IN_FLIGHT_DEFAULT = 64;
export const IN_FLIGHT_MAX = 4_096;

const IN_FLIGHT_ASKED = `it must be a whole number from 1 to ${IN_FLIGHT_MAX}`;

/** What programs a server can be, as far as its own addresses tell. */
export const SERVER_KINDS = ["vllm", "sglang", "llamacpp", "ollama", "detector", "other"] as const;

/** What a probe found out (`interop.md` C.8.1). */
export const serverProfileSchema = z.strictObject({
	kind: z.enum(SERVER_KINDS),
	version: z.string().nullable(),
	/** All that it serves; the first is asked where none was named. */
	models: z.array(z.strictObject({ id: z.string(), contextTokens: z.int().positive().nullable() })),
	/** The one that was probed. */
	model: z.string(),
	/** Reads pictures sent as data. */
	images: z.boolean(),
	/** Whether a reply keeps to a schema because it must, or the schema is taken and not heeded, or refused. */
	jsonSchema: z.enum(["enforced", "accepted", "refused"]),
	/** Gives several samples for one call. */
	samples: z.boolean(),
	/** The same seed gives the same words. */
	seed: z.boolean(),
	logprobs: z.boolean(),
	/** Goes on with the conversation's last message where it is told to. */
	continues: z.boolean(),
	/** Goes on with a raw prompt. */
	completions: z.boolean(),
	/** Tells which tokens a conversation becomes. */
	tokenize: z.boolean(),
	/** Where its thinking comes in a reply. */
	reasoning: z.enum(["reasoning", "reasoning_content", "inline", "none"]),
	tokenParameter: z.enum(["max_completion_tokens", "max_tokens"]),
	metrics: z.boolean(),
});
export type ServerProfile = z.infer<typeof serverProfileSchema>;

const wordsSchema = (maxLength: number, missing: string) =>
	z.string().trim().min(1, missing).max(maxLength).refine(isStorableText, "must hold no NUL and no lone surrogate");
const nameSchema = wordsSchema(60, "give the server a name");

/** Where a server answers, as `https://host[:port]/path` without a slash at the end; `/v1` belongs to it where the server has it. */
export const serverUrlSchema = z
	.url({ protocol: /^https?$/, error: "give an address that begins with http:// or https://" })
	.max(2_000)
	.transform((given, ctx) => {
		const url = new URL(given);
		if (url.username !== "" || url.password !== "") ctx.addIssue({ code: "custom", message: "leave the key out of the address; there is a field for it" });
		if (url.search !== "" || url.hash !== "") ctx.addIssue({ code: "custom", message: "leave out what follows the ? or the #" });
		return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
	});

const DOLLARS_ASKED = "give dollars for a million tokens, 0 or more";
const dollars = z.number(DOLLARS_ASKED).min(0, DOLLARS_ASKED).max(1_000_000, DOLLARS_ASKED);
/** What a million tokens cost, in dollars: of prompts, and of what is generated. */
export const serverPriceSchema = z.strictObject({ prompt: dollars, completion: dollars });
export type ServerPrice = z.infer<typeof serverPriceSchema>;

/** A server as people see it. Its key never leaves the studio. */
export const serverSchema = z.strictObject({
	id: serverIdSchema,
	name: nameSchema,
	/** Of its replicas, or of a router before them. */
	urls: z.array(z.string()).min(1),
	roles: z.array(serverRoleSchema).min(1),
	/** Null: the first that it serves. */
	model: z.string().nullable(),
	hasKey: z.boolean(),
	/** Calls that one replica may have in flight at most. */
	inFlightMax: z.int().positive(),
	/** Null where nobody gave one: what it costs is then told in tokens alone. */
	price: serverPriceSchema.nullable(),
	/** Null until a probe came through. */
	profile: serverProfileSchema.nullable(),
	probedAt: z.string().nullable(),
	/** Why the last probe did not come through. */
	probeError: z.string().nullable(),
});
export type Server = z.infer<typeof serverSchema>;

export const addServerSchema = z.strictObject({
	id: serverIdSchema,
	name: nameSchema,
	urls: z
		.array(serverUrlSchema)
		.min(1, "give at least one address")
		.max(REPLICAS_MAX, `at most ${REPLICAS_MAX} addresses`)
		.refine((urls) => new Set(urls).size === urls.length, "an address stands there twice"),
	roles: z.array(serverRoleSchema).min(1, "choose what the server is for"),
	model: wordsSchema(500, "name the model").nullable(),
	key: wordsSchema(4_000, "give the key")
		.regex(/^[\x21-\x7e]+$/, "a key has no spaces and no letters beyond ASCII")
		.nullable(),
	inFlightMax: z.int(IN_FLIGHT_ASKED).min(1, IN_FLIGHT_ASKED).max(IN_FLIGHT_MAX, IN_FLIGHT_ASKED),
	price: serverPriceSchema.nullable().default(null),
});
export type AddServerInput = z.input<typeof addServerSchema>;

export const serverTargetSchema = z.strictObject({ id: serverIdSchema });
export type ServerTarget = z.infer<typeof serverTargetSchema>;
