"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { decideManySchema, undoManySchema } from "#lib/review/schema.ts";
import { decideMany } from "#lib/review/server/decide-many.ts";
import { undoMany } from "#lib/review/server/undo-many.ts";

export const decideManyAction = defineAction(decideManySchema, decideMany);
export const undoManyAction = defineAction(undoManySchema, undoMany);
