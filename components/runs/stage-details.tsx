import { writeShare } from "#components/runs/write-share.ts";
import type { FunnelStage, RunStatus } from "#lib/runs/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

type StageDetailsProps = { readonly row: FunnelStage; readonly samples: RunStatus["samples"] };

/** How a stage's answers stand against the key, and why it rejected what it rejected, with a sample of each. */
export function StageDetails({ row, samples }: StageDetailsProps) {
	const judged = row.right + row.wrong + row.unparsed;
	const isBare = judged === 0 && row.rejected.length === 0;
	return (
		<div className="grid gap-2 rounded-2 bg-sunken px-3 py-2.5 text-12">
			{isBare && <p className="text-2">Nothing was rejected here so far.</p>}
			{judged > 0 && (
				<p className="text-2">
					Right against the key: <span className="text-1">{writeShare(row.right, judged)}</span>; wrong {row.wrong.toLocaleString("en")}, without an answer{" "}
					{row.unparsed.toLocaleString("en")}.
				</p>
			)}
			{row.rejected.length > 0 && (
				<ul aria-label="Reasons of rejection" className="grid gap-1.5">
					{row.rejected.map(({ reason, n }) => {
						const sample = samples.find((one) => one.reason === reason)?.sample;
						return (
							<li key={reason} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
								<span className="font-medium">{sentenceCase(reason)}</span>
								<span>{n.toLocaleString("en")}</span>
								{sample && <span className="col-span-2 truncate font-mono text-11 text-2">“{sample}”</span>}
							</li>
						);
					})}
				</ul>
			)}
		</div>
	);
}
