import Link from "next/link";
import { Card } from "#components/ui/card.tsx";
import type { RunStatus } from "#lib/runs/schema.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

/** The newest of what was kept, each a way to its item. */
export function ResultsCard({ status: { results } }: { readonly status: RunStatus }) {
	return (
		<Card title="Results" meta="the newest">
			{results.length === 0 && <p className="py-1 text-12 text-2">Nothing new yet. What the dataset had already stays as it was.</p>}
			<ul aria-label="Newest results">
				{results.map(({ questionId, stage, text }) => (
					<li key={`${questionId} ${stage} ${text}`} className="border-line border-t first:border-t-0">
						<Link
							href={`/items/${questionId}`}
							className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 rounded-1 px-2 py-2 hover:bg-hover max-phone:min-h-11 max-phone:content-center"
						>
							<span className="truncate">{text}</span>
							<span className="text-11 text-3">{sentenceCase(stage)}</span>
						</Link>
					</li>
				))}
			</ul>
		</Card>
	);
}
