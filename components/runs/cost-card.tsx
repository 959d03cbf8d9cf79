import { callStageLabel } from "#components/runs/call-stage-label.ts";
import { Card } from "#components/ui/card.tsx";
import { type ItemPrice, priceItems } from "#lib/runs/price-items.ts";
import type { Run, RunStatus } from "#lib/runs/schema.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";
import { writeShort } from "#lib/text/write-short.ts";

const SHADES = [100, 80, 62, 46, 32, 20];

/** What one item came to and what all did, by stage: in dollars where prices are known, else in tokens. */
export function CostCard({ status }: { readonly status: RunStatus }) {
	const { run, spending } = status;
	const price = priceItems(status);
	const isPriced = run.dollars > 0;
	const amountOf = (stage: RunStatus["spending"][number]) => (isPriced ? stage.dollars : stage.promptTokens + stage.completionTokens);
	const write = (amount: number) => (isPriced ? writeDollars(amount) : writeShort(amount));
	const stages = spending.map((stage, place) => ({ name: stage.stage, amount: amountOf(stage), color: shadeOf(place) })).filter(({ amount }) => amount > 0);
	const total = stages.reduce((sum, { amount }) => sum + amount, 0);
	const items = price?.n ?? 1;
	return (
		<Card title="Cost" meta={isPriced || run.calls === 0 ? undefined : "in tokens: no server that was asked has a price"}>
			<div className="mb-1.5 flex flex-wrap items-baseline gap-x-2">
				<b className="font-semibold text-22 leading-tight tracking-[-0.02em]">{price && run.calls > 0 ? write(total / items) : "–"}</b>
				<span className="text-12 text-2">{writeOf(price, run)}</span>
				<span className="ml-auto text-12 text-3">{writeSpent(run, isPriced)}</span>
			</div>
			<div aria-hidden className="mb-2 flex h-2 gap-0.5 overflow-hidden rounded-1 bg-line">
				{stages.map(({ name, amount, color }) => (
					<span key={name} style={{ width: `${(100 * amount) / total}%`, background: color }} />
				))}
			</div>
			<dl className="grid grid-cols-2 gap-x-4 gap-y-px text-12 max-phone:grid-cols-1">
				{stages.map(({ name, amount, color }) => (
					<div key={name} className="flex items-center gap-2">
						<span aria-hidden className="size-2 flex-none rounded-[2px]" style={{ background: color }} />
						<dt title={callStageLabel(name)} className="min-w-0 flex-1 truncate text-2">
							{callStageLabel(name)}
						</dt>
						<dd>{write(amount / items)}</dd>
					</div>
				))}
			</dl>
			{run.endedAt === null && limitsOf(run).length > 0 && <p className="mt-2 text-11 text-3">Pauses at {limitsOf(run).join(", ")}.</p>}
		</Card>
	);
}

function writeOf(price: ItemPrice | null, { calls, dollars }: Run): string {
	if (calls === 0) return "no call was paid yet";
	return price ? `${dollars > 0 ? "" : "tokens "}per ${price.of}` : "nothing kept yet";
}

function shadeOf(place: number): string {
	return `color-mix(in srgb, var(--accent) ${SHADES[Math.min(place, SHADES.length - 1)]}%, var(--surface))`;
}

function writeSpent({ dollars, promptTokens, completionTokens, budget, calls }: Run, isPriced: boolean): string {
	if (isPriced) return budget.dollars === null ? `${writeDollars(dollars)} spent` : `${writeDollars(dollars)} spent of ${writeDollars(budget.dollars)}`;
	const tokens = promptTokens + completionTokens;
	if (budget.tokens !== null) return `${writeShort(tokens)} spent of ${writeShort(budget.tokens)}`;
	return `${writeShort(tokens)} tokens, ${writeShort(calls)} calls`;
}

function limitsOf({ budget: { calls, tokens, dollars } }: Run): readonly string[] {
	return [
		...(calls === null ? [] : [`${calls.toLocaleString("en")} calls`]),
		...(tokens === null ? [] : [`${tokens.toLocaleString("en")} tokens`]),
		...(dollars === null ? [] : [writeDollars(dollars)]),
	];
}
