import "server-only";
import type { z } from "zod";
import type { JobHandler } from "#lib/jobs/define-job.ts";
import type { sealSnapshotJob } from "#lib/snapshots/jobs.ts";
import { sealSnapshot } from "#lib/snapshots/server/seal-snapshot.ts";

export const handleSealSnapshot: JobHandler<z.infer<typeof sealSnapshotJob.payload>> = (payload) => sealSnapshot(payload);
