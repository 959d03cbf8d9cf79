"use client";

import { useState } from "react";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { RunStatus } from "#lib/runs/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type Mishap = {
	readonly key: string;
	readonly title: string;
	readonly where: string;
	readonly n: number;
	/** What a model said; null for a call that did not come through. */
	readonly sample: string | null;
	readonly lastAt: string | null;
};

const SHOWN = 4;

/** What did not come through, and what was not let through: by reason, the most frequent first. */
export function ErrorsCard({ status }: { readonly status: RunStatus }) {
	const [isWhole, setWhole] = useState(false);
	const mishaps = listMishaps(status);
	const failed = status.faults.reduce((sum, { n }) => sum + n, 0);
	const rejected = status.funnel.reduce((sum, row) => sum + row.rejected.reduce((of, { n }) => of + n, 0), 0);
	return (
		<Card
			title="Errors"
			meta={`${rejected.toLocaleString("en")} rejected, ${failed.toLocaleString("en")} calls tried again${failed === 0 ? "" : `, ${percent(failed, failed + status.run.calls)}`}`}
			action={
				mishaps.length > SHOWN && (
					<Button variant="ghost" onClick={() => setWhole(!isWhole)}>
						{isWhole ? "The most frequent" : "All errors"}
					</Button>
				)
			}
		>
			{mishaps.length === 0 && <p className="py-1 text-12 text-2">Every call came through, and nothing was rejected so far.</p>}
			<ul aria-label="Errors">
				{mishaps.slice(0, isWhole ? undefined : SHOWN).map((mishap) => (
					<li
						key={mishap.key}
						className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-[3px] border-line border-t py-[9px] first:border-t-0 first:pt-0.5 last:pb-0.5"
					>
						<span className="min-w-0">
							<span className="break-words font-medium">{mishap.title}</span> <span className="whitespace-nowrap text-11 text-3">{mishap.where}</span>
						</span>
						<span className="text-right">{mishap.n.toLocaleString("en")}</span>
						<span className="min-w-0 truncate font-mono text-11 text-2">
							{mishap.sample !== null && mishap.sample !== "" && `“${mishap.sample}”`}
							{mishap.lastAt && (
								<>
									last <Timestamp at={mishap.lastAt} />
								</>
							)}
						</span>
						<span className="text-right text-11 text-3">{mishap.sample === null ? "tried again" : "rejected, kept apart"}</span>
					</li>
				))}
			</ul>
		</Card>
	);
}

function listMishaps({ faults, samples }: RunStatus): readonly Mishap[] {
	return [
		...faults.map(({ server, says, n, lastAt }): Mishap => ({ key: `fault ${server} ${says}`, title: says, where: server, n, sample: null, lastAt })),
		...samples.map(
			({ stage, reason, n, sample }): Mishap => ({
				key: `rejection ${stage} ${reason}`,
				title: sentenceCase(reason),
				where: STAGE_WORDS[stage].label,
				n,
				sample,
				lastAt: null,
			}),
		),
	].sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}

function percent(k: number, n: number): string {
	return `${((100 * k) / n).toFixed(2)}%`;
}
