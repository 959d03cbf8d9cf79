import { exportLlamaFactoryJob } from "#lib/exports/jobs.ts";
import { finishedExportSchema } from "#lib/exports/schema.ts";
import { importCocoJob } from "#lib/imports/jobs.ts";
import { importCountsSchema } from "#lib/imports/schema.ts";
import { describeJob } from "#lib/jobs/describe-job.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { seedSamplesJob } from "#lib/samples/jobs.ts";
import { seededSamplesSchema } from "#lib/samples/schema.ts";
import { sealSnapshotJob } from "#lib/snapshots/jobs.ts";
import { writeQuestionsJob } from "#lib/synthesis/jobs.ts";
import { writeQuestionsReportSchema } from "#lib/synthesis/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type Words = {
	readonly label: string;
	/** What came of it, from its result; null where that cannot be told. */
	readonly outcome: (result: unknown) => string | null;
};

const WORDS: Readonly<Record<string, Words>> = {
	[importCocoJob.name]: {
		label: "Import of COCO files",
		outcome: (result) => {
			const counts = importCountsSchema.safeParse(result).data;
			if (!counts) return null;
			return `${counted(counts.images, "image")}, ${counts.refused === 0 ? "nothing" : counted(counts.refused, "row")} refused`;
		},
	},
	[writeQuestionsJob.name]: {
		label: "Writing of questions",
		outcome: (result) => {
			const report = writeQuestionsReportSchema.safeParse(result).data;
			return report ? `${counted(report.grounded + report.composed, "question")} written` : null;
		},
	},
	[seedSamplesJob.name]: {
		label: "Drawing of the sample scenes",
		outcome: (result) => {
			const seeded = seededSamplesSchema.safeParse(result).data;
			return seeded ? `${counted(seeded.images, "scene")}, ${counted(seeded.questions, "question")}` : null;
		},
	},
	[sealSnapshotJob.name]: { label: "Sealing of a snapshot", outcome: () => null },
	[exportLlamaFactoryJob.name]: {
		label: "Export for LLaMA-Factory",
		outcome: (result) => {
			const finished = finishedExportSchema.safeParse(result).data;
			return finished ? `v${finished.snapshot}, ${counted(finished.rows, "row")}` : null;
		},
	},
};

/** A job as people say it: what it is, and where it stands or what came of it. */
export function jobWords(job: Job): { readonly label: string; readonly standing: string } {
	const words = WORDS[job.name];
	return {
		label: words?.label ?? sentenceCase(job.name.replaceAll("-", " ")),
		standing: (job.state === "done" && words?.outcome(job.result)) || describeJob(job),
	};
}

function counted(n: number, noun: string): string {
	return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}
