import { STAGE_WORDS } from "#components/runs/stage-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { RunEstimate } from "#lib/runs/schema.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";
import { writeDuration } from "#lib/text/write-duration.ts";
import { writeShort } from "#lib/text/write-short.ts";

type EstimatePanelProps = {
	/** Null until it has come. */
	readonly estimate: RunEstimate | null;
	readonly error: Error | null;
	/** Shown is that of what was asked before. */
	readonly isStale: boolean;
};

const ROWS = [0, 1, 2, 3];

/** What a run would come to: what was measured, what is taken from the recipe, and whether there is room for it. */
export function EstimatePanel({ estimate, error, isStale }: EstimatePanelProps) {
	if (error) return <Notice tone="bad">{error.message}</Notice>;
	if (!estimate) {
		return (
			<div role="status" aria-label="Estimating" className="grid gap-4 py-2">
				{ROWS.map((row) => (
					<Skeleton key={row} height={14} />
				))}
			</div>
		);
	}
	const { diskBytes, diskFreeBytes } = estimate;
	const isFull = diskFreeBytes !== null && diskBytes > diskFreeBytes;
	return (
		<div className={`grid gap-3 transition-opacity t-fast ${isStale ? "opacity-60" : ""}`} aria-busy={isStale}>
			<EstimateTable estimate={estimate} />
			<dl className="grid gap-1 text-12">
				<Line name="Questions it adds">{writeShort(estimate.questions)}</Line>
				<Line name="One accepted item">{writePerAccepted(estimate)}</Line>
				<Line name="Room on the disk">
					{writeBytes(diskBytes)} needed{diskFreeBytes !== null && `, ${writeBytes(diskFreeBytes)} free`}
				</Line>
			</dl>
			{isFull && <Notice tone="bad">It does not fit on the disk. Make room, or take fewer images: a run on a full disk pauses.</Notice>}
			<p className="text-pretty text-11 text-3 leading-read">{writeGrounds(estimate)}</p>
		</div>
	);
}

function EstimateTable({ estimate: { stages, calls, tokens, seconds, dollars } }: { readonly estimate: RunEstimate }) {
	return (
		<table
			aria-label="Estimate by stage"
			className="w-full border-collapse text-left text-12 [&_td:not(:first-child)]:text-right [&_td]:py-[5px] [&_td]:pr-3 [&_td:last-child]:pr-0 [&_th:last-child]:pr-0 [&_th:not(:first-child)]:text-right [&_th]:pr-3"
		>
			<thead>
				<tr className="[&>th]:pb-1.5 [&>th]:font-medium [&>th]:text-11 [&>th]:text-3">
					<th scope="col">Stage</th>
					<th scope="col">In</th>
					<th scope="col">Calls</th>
					<th scope="col" className="max-phone:hidden">
						Tokens
					</th>
					<th scope="col">Time</th>
					<th scope="col">Cost</th>
				</tr>
			</thead>
			<tbody>
				{stages.map((stage) => (
					<tr key={stage.stage} className="border-line border-t">
						<td>
							<span className="block">{STAGE_WORDS[stage.stage].label}</span>
							<span className="block text-11 text-3">{stage.isMeasured ? "measured" : "assumed"}</span>
						</td>
						<td>{writeShort(stage.in)}</td>
						<td>{stage.calls === 0 ? "–" : writeShort(stage.calls)}</td>
						<td className="max-phone:hidden">{stage.calls === 0 ? "–" : writeShort(stage.promptTokens + stage.completionTokens)}</td>
						<td className="whitespace-nowrap">{stage.seconds === 0 ? "–" : writeDuration(stage.seconds)}</td>
						<td>{writeCost(stage.dollars)}</td>
					</tr>
				))}
			</tbody>
			<tfoot>
				<tr className="border-line-strong border-t font-semibold">
					<td>In all</td>
					<td />
					<td>{writeShort(calls)}</td>
					<td className="max-phone:hidden">{writeShort(tokens)}</td>
					<td className="whitespace-nowrap">{seconds === 0 ? "–" : writeDuration(seconds)}</td>
					<td>{writeCost(dollars)}</td>
				</tr>
			</tfoot>
		</table>
	);
}

function Line({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
	return (
		<div className="flex flex-wrap justify-between gap-x-3">
			<dt className="text-2">{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function writeCost(dollars: number | null): string {
	if (dollars === null) return "no price";
	return dollars === 0 ? "–" : writeDollars(dollars);
}

function writePerAccepted({ dollarsPerAccepted, tokensPerAccepted }: RunEstimate): string {
	if (dollarsPerAccepted !== null && dollarsPerAccepted > 0) return writeDollars(dollarsPerAccepted);
	return tokensPerAccepted === null ? "not known: nobody decided on items here yet" : `${writeShort(tokensPerAccepted)} tokens`;
}

function writeGrounds({ stages, acceptedShare }: RunEstimate): string {
	const measured = stages.filter(({ isMeasured }) => isMeasured).length;
	const yields =
		measured === stages.length
			? "Yields, lengths and times are measured over the latest runs."
			: `${measured === 0 ? "Nothing" : "What says so"} is measured over the latest runs; assumed is that nothing is rejected, that answers are half as long as they may be, prompts 1,500 tokens, and 25 tokens come a second.`;
	const accepted = acceptedShare === null ? "" : ` People accepted ${Math.round(acceptedShare * 100)}% of this dataset's questions that they decided on.`;
	return `${yields} The stages work at the same time, so the slowest tells how long it takes.${accepted}`;
}

function writeBytes(bytes: number): string {
	if (bytes < 950_000) return `${Math.ceil(bytes / 1_000)} kB`;
	return bytes < 950_000_000 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
