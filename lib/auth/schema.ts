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

export const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1, "is missing").max(PASSWORD_LENGTH_MAX) });
export type Credentials = z.infer<typeof credentialsSchema>;

export const newOwnerSchema = z.object({
	name: personNameSchema,
	email: emailSchema,
	password: passwordSchema,
	/** From the link that is printed at start, where the studio is not reached over loopback. */
	token: z.string().max(200).optional(),
});
export type NewOwner = z.infer<typeof newOwnerSchema>;

export const personToAddSchema = z.object({ name: personNameSchema, email: emailSchema, role: givenRoleSchema });
export type PersonToAdd = z.infer<typeof personToAddSchema>;

export const roleChangeSchema = z.object({ personId: personIdSchema, role: givenRoleSchema });
export type RoleChange = z.infer<typeof roleChangeSchema>;

export const passwordResetSchema = z.object({ personId: personIdSchema });

export const passwordChangeSchema = z.object({ currentPassword: z.string().min(1, "is missing").max(PASSWORD_LENGTH_MAX), newPassword: passwordSchema });
export type PasswordChange = z.infer<typeof passwordChangeSchema>;

/** A password that the studio made. It is shown this once. */
export type NewPassword = { readonly person: Person; readonly password: string };

export const shortcutIdSchema = z.string().regex(/^[a-zA-Z0-9/._-]{1,80}$/, "is no shortcut");
/** A press as the studio names it, `shift+arrowleft`, or two one after another, `g i`. Tab stays what moves the focus. */
export const pressSchema = z
	.string()
	.max(60)
	.regex(/^[^\s]+( [^\s]+)?$/, "is no press of a key")
	.refine((press) => !/(^|[+ ])tab( |$)/.test(press), "Tab moves the focus and nothing else.");

/** `keys` null gives the shortcut its own keys back; none at all takes it off the keyboard. */
export const keyChangeSchema = z.strictObject({ shortcutId: shortcutIdSchema, keys: z.array(pressSchema).max(4).nullable() });
export type KeyChange = z.infer<typeof keyChangeSchema>;

export const keyResetSchema = z.strictObject({});

/** What a person has put in place of shortcuts' own keys, by shortcut. */
export type KeyMap = Readonly<Record<string, readonly string[]>>;
