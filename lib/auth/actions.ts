"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { definePublicAction } from "#lib/actions/define-public-action.ts";
import {
	keyChangeSchema,
	keyResetSchema,
	newOwnerSchema,
	passwordChangeSchema,
	passwordResetSchema,
	personToAddSchema,
	roleChangeSchema,
} from "#lib/auth/schema.ts";
import { changeKeys } from "#lib/auth/server/change-keys.ts";
import { changePassword } from "#lib/auth/server/change-password.ts";
import { createOwner } from "#lib/auth/server/create-owner.ts";
import { createPerson } from "#lib/auth/server/create-person.ts";
import { resetKeys } from "#lib/auth/server/reset-keys.ts";
import { resetPassword } from "#lib/auth/server/reset-password.ts";
import { setRole } from "#lib/auth/server/set-role.ts";

export const createOwnerAction = definePublicAction(newOwnerSchema, createOwner);
export const createPersonAction = defineAction(personToAddSchema, createPerson);
export const setRoleAction = defineAction(roleChangeSchema, setRole);
export const resetPasswordAction = defineAction(passwordResetSchema, resetPassword);
export const changePasswordAction = defineAction(passwordChangeSchema, changePassword);
export const changeKeysAction = defineAction(keyChangeSchema, changeKeys);
export const resetKeysAction = defineAction(keyResetSchema, resetKeys);
