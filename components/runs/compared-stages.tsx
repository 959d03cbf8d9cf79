import { Fragment } from "react";
import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { writeShare } from "#components/runs/write-share.ts";
import { Card } from "#components/ui/card.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { type ComparedShare, compareFunnels, type Share } from "#lib/runs/compare-funnels.ts";
import type { RunStatus } from "#lib/runs/schema.ts";
import { wilsonInterval } from "#lib/stats/wilson-interval.ts";
import { sentenceCase } from "#lib/text/sentence-case.ts";

/** The funnels, stage by stage. */
export function ComparedStages({ a, b }: { readonly a: RunStatus; readonly b: RunStatus }) {
	const stages = compareFunnels(a.funnel, b.funnel);
	return (
		<Card title="Stages" meta="k of n with the interval of 95%; it differs only where the intervals do not overlap">
			<table aria-label="Stages compared" className="w-full table-fixed border-collapse text-left">
				<thead>
					<tr className="[&>th]:pr-4 [&>th]:pb-1.5 [&>th]:font-medium [&>th]:text-11 [&>th]:text-3">
						<th scope="col" className="w-[260px] max-phone:w-[96px]">
							Share
						</th>
						<th scope="col">Run {a.run.number}</th>
						<th scope="col">Run {b.run.number}</th>
						<th scope="col" className="w-[76px] pr-0! max-phone:w-[52px]">
							<span className="sr-only">Differs</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{stages.map(({ stage, shares }) => (
						<Fragment key={stage}>
							<tr className="border-line-strong border-t">
								<th scope="rowgroup" colSpan={4} className="pt-2.5 pb-1 font-semibold">
									{STAGE_WORDS[stage].label}
								</th>
							</tr>
							{shares.map((share) => (
								<ShareLine key={`${share.of} ${share.reason}`} share={share} />
							))}
						</Fragment>
					))}
				</tbody>
			</table>
		</Card>
	);
}

const NAMES = { kept: "Kept", right: "Right against the key" };

function ShareLine({ share: { of, reason, a, b, differs } }: { readonly share: ComparedShare }) {
	return (
		<tr className="border-line border-t [&>td]:py-1.5 [&>td]:pr-4 [&>td]:align-top">
			<th scope="row" className={`py-1.5 pr-3 text-left align-top font-normal ${of === "rejected" ? "pl-3 text-2 max-phone:pl-0" : ""}`}>
				{of === "rejected" ? sentenceCase(reason) : NAMES[of]}
			</th>
			<td>
				<ShareCell share={a} />
			</td>
			<td>
				<ShareCell share={b} />
			</td>
			<td className="pr-0!">{differs && <Chip tone="accent">differs</Chip>}</td>
		</tr>
	);
}

/** The number, and its interval as a line on a scale from none to all. */
function ShareCell({ share }: { readonly share: Share }) {
	if (!share) return <span className="text-3">–</span>;
	const { low, high } = wilsonInterval(share.k, share.n);
	return (
		<span className="grid gap-1">
			<span className="text-12">{writeShare(share.k, share.n)}</span>
			<span aria-hidden className="relative block h-1 rounded-full bg-line">
				<span className="absolute inset-y-0 rounded-full bg-accent-line" style={{ left: `${low * 100}%`, width: `${Math.max(0.5, (high - low) * 100)}%` }} />
				<span className="absolute -inset-y-0.5 w-[3px] rounded-full bg-accent" style={{ left: `calc(${(100 * share.k) / share.n}% - 1.5px)` }} />
			</span>
		</span>
	);
}
