"use client";

import { Copy, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { SplitTable } from "#components/snapshots/split-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ListedSnapshot } from "#lib/snapshots/schema.ts";
import { summariseCounts } from "#lib/snapshots/summarise-counts.ts";

/** One snapshot: what it is, what it holds, and the digest that proves it. */
export function VersionSummary({ snapshot, before }: { readonly snapshot: ListedSnapshot; readonly before: ListedSnapshot | null }) {
	const now = summariseCounts(snapshot.counts);
	return (
		<section aria-label={`Snapshot ${snapshot.number}`} className="grid content-start gap-3 p-4">
			<header className="grid gap-0.5">
				<h2 className="break-words text-18">
					v{snapshot.number} <span className="font-normal text-2">{snapshot.note}</span>
				</h2>
				<p className="text-12 text-2">
					Published by {snapshot.publisher}, <Timestamp at={snapshot.at} style="full" />
				</p>
			</header>
			<dl className="grid grid-cols-4 rounded-3 border border-line bg-surface max-wide:grid-cols-2">
				<Figure label="Accepted items" n={now.accepted.questions}>
					{now.accepted.traces.toLocaleString("en")} accepted traces
				</Figure>
				<Figure label="Undecided" n={now.undecided}>
					{now.deferred.toLocaleString("en")} deferred, {now.rejected.toLocaleString("en")} rejected
				</Figure>
				<Figure label="Stale" n={now.stale}>
					left out until looked at again
				</Figure>
				<Figure label="Images" n={now.images}>
					{now.questions.toLocaleString("en")} questions on them
				</Figure>
			</dl>
			<Card title="Accepted items by split">
				<SplitTable now={now} before={before && { number: before.number, ...summariseCounts(before.counts) }} number={snapshot.number} />
			</Card>
			<Digest digest={snapshot.digest} />
		</section>
	);
}

function Figure({ label, n, children }: { readonly label: string; readonly n: number; readonly children: ReactNode }) {
	return (
		<div className="grid content-start gap-px border-line border-l px-[13px] py-[11px] first:border-l-0 max-wide:odd:border-l-0 max-wide:[&:nth-child(n+3)]:border-t">
			<dt className="text-12 text-2">{label}</dt>
			<dd>
				<b className="block text-22 leading-tight tracking-tight">{n.toLocaleString("en")}</b>
				<span className="text-11 text-3">{children}</span>
			</dd>
		</div>
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
