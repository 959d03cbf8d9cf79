import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { datasetIdSchema } from "#lib/ids.ts";

export const SAMPLES_DATASET = "sample scenes";

/** In whose name the samples come in and are decided on: the studio's own, no person's. */
export const SAMPLES_ACTOR: Actor = { id: "Tracewright", name: "Tracewright", role: "owner" };

/** What seeding brought: all scenes, and the questions that it wrote and decided on itself. */
export const seededSamplesSchema = z.object({ datasetId: datasetIdSchema, images: z.int(), questions: z.int(), decided: z.int() });
export type SeededSamples = z.infer<typeof seededSamplesSchema>;
