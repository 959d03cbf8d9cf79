"use server";
import { defineAction } from "#lib/actions/define-action.ts";
import { publishSchema, restoreSchema } from "#lib/snapshots/schema.ts";
import { publishSnapshot } from "#lib/snapshots/server/publish-snapshot.ts";
import { restoreSnapshot } from "#lib/snapshots/server/restore-snapshot.ts";

export const publish = defineAction(publishSchema, publishSnapshot);
export const restore = defineAction(restoreSchema, restoreSnapshot);
