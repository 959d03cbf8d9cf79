"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { startExportSchema } from "#lib/exports/schema.ts";
import { startExport } from "#lib/exports/server/start-export.ts";

export const startExportAction = defineAction(startExportSchema, startExport);
