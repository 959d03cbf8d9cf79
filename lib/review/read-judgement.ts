import { type Judged, judgedSchema, type Sighting } from "#lib/review/judgement-schema.ts";

type Kept = { readonly aspect: string; readonly subject: Sighting; readonly target: string; readonly value: unknown };

/** What was said, out of how it is kept; null for what says nothing any more. The reverse of `placeJudgement`. */
export function readJudgement({ aspect, subject, target, value }: Kept): Judged | null {
	if (value === null || typeof value !== "object") return null;
	const [, start, end] = /^(\d+)-(\d+)/.exec(target) ?? [];
	const place =
		aspect === "preference"
			? // On a question the target names the two traces: no pair is stored.
				{ pair: target === "" ? subject : null }
			: { trace: subject, start: Number(start), end: Number(end) };
	const read = judgedSchema.safeParse({ ...value, aspect, ...place });
	return read.success ? read.data : null;
}
