"use client";

import { Copy, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { SplitTable } from "#components/snapshots/split-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { Figures } from "#components/ui/figures.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ListedSnapshot } from "#lib/snapshots/schema.ts";
import { summariseCounts } from "#lib/snapshots/summarise-counts.ts";

type VersionSummaryProps = {
	readonly snapshot: ListedSnapshot;
	/** The one before it, to compare with. */
	readonly before: ListedSnapshot | null;
	/** What may be done with it. */
	readonly actions?: ReactNode;
};

/** One snapshot: what it is, what it holds, and the digest that proves it. */
export function VersionSummary({ snapshot, before, actions }: VersionSummaryProps) {
	const now = summariseCounts(snapshot.counts);
	return (
		<section aria-label={`Snapshot ${snapshot.number}`} className="grid content-start gap-3 p-4">
			<header className="flex flex-wrap items-start gap-3">
				<div className="grid min-w-0 flex-1 gap-0.5">
					<h2 className="break-words text-18">
						v{snapshot.number}
						<span className="ml-2 font-normal text-2">{snapshot.note}</span>
					</h2>
					<p className="text-12 text-2">
						Published by {snapshot.publisher}, <Timestamp at={snapshot.at} style="full" />
					</p>
				</div>
				{actions}
			</header>
			<Figures
				figures={[
					{
						label: "Accepted items",
						value: number(now.accepted.questions),
						note: now.accepted.traces === 1 ? "1 accepted trace" : `${number(now.accepted.traces)} accepted traces`,
					},
					{ label: "Undecided", value: number(now.undecided), note: `${number(now.deferred)} deferred, ${number(now.rejected)} rejected` },
					{ label: "Stale", value: number(now.stale), note: "left out of exports" },
					{ label: "Images", value: number(now.images), note: `${number(now.questions)} questions on them` },
				]}
			/>
			<Card title="Accepted items by split">
				<SplitTable now={now} before={before && { number: before.number, ...summariseCounts(before.counts) }} number={snapshot.number} />
			</Card>
			<Digest digest={snapshot.digest} />
		</section>
	);
}

function Digest({ digest }: { readonly digest: string | null }) {
	if (digest === null) {
		return (
			<p role="status" className="flex items-center gap-2 px-0.5 text-12 text-2">
				<LoaderCircle aria-hidden className="size-4 animate-spin" strokeWidth={1.5} />
				Sealing: the digest of every member is being worked out. The snapshot itself is final.
			</p>
		);
	}
	const copy = () =>
		navigator.clipboard.writeText(digest).then(
			() => toast({ message: "Digest copied" }),
			() => toast({ tone: "bad", message: "The browser did not let the digest be copied", detail: digest }),
		);
	return (
		<p className="flex min-w-0 items-center gap-2 px-0.5">
			<span className="font-semibold text-11 text-3">SHA-256</span>
			<span title={digest} className="truncate font-mono text-12 text-2">
				{digest.slice(0, 12)}…{digest.slice(-6)}
			</span>
			<IconButton label="Copy the digest" icon={Copy} onClick={copy} />
		</p>
	);
}

function number(n: number): string {
	return n.toLocaleString("en");
}
