import { z } from "zod";
import { defectLabel } from "#lib/review/defect-taxonomy.ts";
import { verdictSchema } from "#lib/review/schema.ts";

const DECISIONS = { accept: "accepts it", reject: "rejects it", defer: "defers it" };
const plainSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What a stored judgement says, in words; of aspects that have no words yet, its values as they are. */
export function describeJudgement(value: unknown): string {
	const verdict = verdictSchema.safeParse(value);
	if (verdict.success) return [DECISIONS[verdict.data.decision], ...verdict.data.defects.map(defectLabel)].join(", ");
	const plain = plainSchema.safeParse(value);
	if (plain.success) return Object.values(plain.data).join(", ");
	return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
