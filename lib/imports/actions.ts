"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { beginUploadSchema, startImportSchema } from "#lib/imports/schema.ts";
import { beginUpload } from "#lib/imports/server/begin-upload.ts";
import { startImport } from "#lib/imports/server/start-import.ts";

export const beginUploadAction = defineAction(beginUploadSchema, beginUpload);
export const startImportAction = defineAction(startImportSchema, startImport);
