"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { createDatasetInputSchema } from "#lib/history/schema.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";

export const createDatasetAction = defineAction(createDatasetInputSchema, createDataset);
