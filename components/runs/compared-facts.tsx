import Link from "next/link";
import { listRunFacts } from "#components/runs/list-run-facts.ts";
import { RunStateChip } from "#components/runs/run-state-chip.tsx";
import { Card } from "#components/ui/card.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { priceItems } from "#lib/runs/price-items.ts";
import type { RunStatus } from "#lib/runs/schema.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";
import { writeShort } from "#lib/text/write-short.ts";

type ComparedProps = { readonly a: RunStatus; readonly b: RunStatus };

/** What the two were told and what they cost; what is not the same is marked. */
export function ComparedFacts({ a, b }: ComparedProps) {
	const facts = listRunFacts(a.run, b.run);
	return (
		<Card title="The runs" meta="marked: not the same in both">
			<table aria-label="What the runs were told" className="w-full table-fixed border-collapse text-left [&_td]:pr-4 [&_td]:align-top [&_th]:align-top">
				<thead>
					<tr>
						<td className="w-[180px] max-phone:w-[96px]" />
						<RunHeading status={a} />
						<RunHeading status={b} />
					</tr>
				</thead>
				<tbody className="[&_td]:py-1.5 [&_th]:py-1.5">
					{facts.map((fact) => {
						const { isSame } = fact;
						return (
							<tr key={fact.name} className="border-line border-t">
								<th scope="row" className="pr-3 font-normal text-2">
									<span className="flex flex-wrap items-center gap-x-2 gap-y-1">
										{fact.name}
										{!isSame && <Chip tone="accent">another</Chip>}
									</span>
								</th>
								<td className={`break-words ${isSame ? "text-2" : "font-medium"}`}>{fact.a}</td>
								<td className={`break-words ${isSame ? "text-2" : "font-medium"}`}>{fact.b}</td>
							</tr>
						);
					})}
					<tr className="border-line-strong border-t">
						<th scope="row" className="font-normal text-2">
							Spent
						</th>
						<td>{writeSpent(a)}</td>
						<td>{writeSpent(b)}</td>
					</tr>
					<tr className="border-line border-t">
						<th scope="row" className="font-normal text-2">
							Cost of each
						</th>
						<td>{writeEach(a)}</td>
						<td>{writeEach(b)}</td>
					</tr>
				</tbody>
			</table>
		</Card>
	);
}

function RunHeading({ status: { run } }: { readonly status: RunStatus }) {
	return (
		<th scope="col" className="pr-4 pb-2 font-normal">
			<Link href={`/runs/${run.number}`} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 rounded-1 hover:text-accent">
				<span className="min-w-0 font-semibold [overflow-wrap:anywhere]">
					{run.number} {run.name}
				</span>
				<RunStateChip state={run.state} />
			</Link>
		</th>
	);
}

function writeSpent({ run }: RunStatus): string {
	const tokens = `${writeShort(run.calls)} calls, ${writeShort(run.promptTokens + run.completionTokens)} tokens`;
	return run.dollars > 0 ? `${writeDollars(run.dollars)}, ${tokens}` : tokens;
}

function writeEach(status: RunStatus): string {
	const price = priceItems(status);
	if (!price) return "nothing kept yet";
	return `${price.dollars === null || price.dollars === 0 ? `${writeShort(price.tokens)} tokens` : writeDollars(price.dollars)} per ${price.of}`;
}
