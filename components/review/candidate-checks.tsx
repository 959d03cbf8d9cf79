import { Check, TriangleAlert } from "lucide-react";
import { Chip } from "#components/ui/chip.tsx";
import type { CandidateCheck } from "#lib/synthesis/candidate-schema.ts";

const NAMES: Readonly<Record<CandidateCheck["check"], { readonly good: string; readonly bad: string }>> = {
	key_recomputed: { good: "key recomputed", bad: "key not recomputed" },
	options_distinct: { good: "options distinct", bad: "two options alike" },
	evidence_inside: { good: "evidence on the photo", bad: "evidence not on the photo" },
	not_near_duplicate: { good: "no near-duplicate", bad: "near-duplicate" },
	answer_is_key: { good: "ends in the key", bad: "does not end in the key" },
	differs: { good: "of the words new", bad: "nothing new" },
};

/** What machines found out about what was made anew. */
export function CandidateChecks({ checks }: { readonly checks: readonly CandidateCheck[] }) {
	return (
		<ul aria-label="Checks of the new one" className="flex flex-wrap gap-1.5">
			{checks.map(({ check, isGood, note }) => (
				<li key={check} title={note ?? undefined}>
					<Chip tone={isGood ? "good" : "warn"} icon={isGood ? Check : TriangleAlert}>
						{check === "differs" && isGood ? `${note} ${NAMES.differs.good}` : NAMES[check][isGood ? "good" : "bad"]}
						{check === "answer_is_key" && !isGood && note && `: ${note}`}
					</Chip>
				</li>
			))}
		</ul>
	);
}
