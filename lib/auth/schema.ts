import { z } from "zod";
import { ROLES } from "#lib/auth/actor.ts";
import { isStorableText } from "#lib/text/unicode.ts";

export const PASSWORD_LENGTH_MIN = 10;
export const PASSWORD_LENGTH_MAX = 128;

export const emailSchema = z.email("is not an e-mail address").trim().toLowerCase().max(254);
export const passwordSchema = z
	.string()
	.min(PASSWORD_LENGTH_MIN, `must have at least ${PASSWORD_LENGTH_MIN} characters`)
	.max(PASSWORD_LENGTH_MAX, `must have at most ${PASSWORD_LENGTH_MAX} characters`);
export const personNameSchema = z.string().trim().min(1, "is missing").max(100).refine(isStorableText, "must hold no NUL and no lone surrogate");

export const personIdSchema = z.string().min(1).max(64);

/** The roles that the owner gives; there is one owner, made at the first visit. */
export const givenRoleSchema = z.enum(["lead", "reviewer"]);
export type GivenRole = z.infer<typeof givenRoleSchema>;

export const personSchema = z.object({ id: personIdSchema, name: z.string(), email: z.string(), role: z.enum(ROLES), createdAt: z.iso.datetime() });
export type Person = z.infer<typeof personSchema>;
