import "server-only";
import type { Tx } from "#lib/db/database.ts";
import type { Content } from "#lib/history/content.ts";
import type { Subject } from "#lib/history/server/find-subjects.ts";
import { recordJudgements } from "#lib/history/server/record-judgements.ts";
import type { CommandId } from "#lib/ids.ts";
import type { Verdict } from "#lib/review/outcomes-of-decision.ts";

type Verdicts = {
	readonly commandId: CommandId;
	readonly reviewer: string;
	readonly seconds: number | null;
	readonly puts: readonly { readonly subject: Subject; readonly content: Content | "unchanged"; readonly verdict: Verdict }[];
};

/** What the reviewer said of each subject, on the content that it has since. */
export async function recordVerdicts(tx: Tx, { commandId, reviewer, seconds, puts }: Verdicts): Promise<void> {
	await recordJudgements(
		tx,
		commandId,
		puts.map(({ subject, content, verdict }) => ({
			subjectId: subject.id,
			hash: content === "unchanged" ? subject.hash : content.hash,
			reviewer,
			aspect: "decision",
			target: "",
			value: { decision: verdict.decision, defects: verdict.defects },
			blind: false,
			seconds,
		})),
	);
}
