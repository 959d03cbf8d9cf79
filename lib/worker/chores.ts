import "server-only";
import { correctJobRows } from "#lib/jobs/server/correct-job-rows.ts";

/** Small work that is always due again. It must be cheap when there is nothing to do, and safe when several workers do it. */
export type Chore = { readonly name: string; readonly everySeconds: number; readonly run: () => Promise<void> };

export const CHORES: readonly Chore[] = [{ name: "correct job rows", everySeconds: 1, run: correctJobRows }];
