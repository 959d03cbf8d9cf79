"use client";

import { useState } from "react";
import { RefusalList } from "#components/images/refusal-list.tsx";
import { JobStateChip } from "#components/runs/job-state-chip.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { ImportRun } from "#lib/imports/schema.ts";

/** One import: what came in and what did not. */
export function ImportRow({ run }: { readonly run: ImportRun }) {
	const [isOpen, setIsOpen] = useState(false);
	const { refused } = run.counts;
	return (
		<li className="grid gap-1.5 border-line border-t py-2 first:border-t-0">
			<div className="flex min-h-7 flex-wrap items-center gap-2">
				<JobStateChip state={run.state} />
				<span className="text-12 text-3">
					<Timestamp at={run.startedAt} />
				</span>
				<span className="flex-1" />
				{refused > 0 && (
					<>
						<Button variant="ghost" onClick={() => setIsOpen(!isOpen)}>
							{isOpen ? "Hide" : "Show"} {refused.toLocaleString("en")} refused
						</Button>
						<TextLink href={`/api/imports/${run.id}/refusals/csv`} download>
							CSV
						</TextLink>
					</>
				)}
			</div>
			<p className="break-words text-12 text-2">{run.error ?? describeCounts(run)}</p>
			{isOpen && <RefusalList importId={run.id} />}
		</li>
	);
}

function describeCounts({ state, counts }: ImportRun): string {
	if (state === "queued" || state === "running") return "Under way; the job beside tells how far it is.";
	const { images, added, changed, regions, labels, captions, refused } = counts;
	const parts = [
		`${images.toLocaleString("en")} images (${added.toLocaleString("en")} new, ${changed.toLocaleString("en")} changed)`,
		`${regions.toLocaleString("en")} boxes of ${labels.toLocaleString("en")} labels`,
		`${captions.toLocaleString("en")} captions`,
		refused > 0 ? `${refused.toLocaleString("en")} rows refused` : "nothing refused",
	];
	return `${parts.join(", ")}.`;
}
