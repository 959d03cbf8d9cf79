import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "#components/ui/chip.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { type Draft, type ListedSnapshot, MAX_CHANGES_COUNTED } from "#lib/snapshots/schema.ts";
import { summariseCounts } from "#lib/snapshots/summarise-counts.ts";

type VersionListProps = {
	readonly draft: Draft;
	/** Newest first. */
	readonly snapshots: readonly ListedSnapshot[];
	/** The number of the one in sight. */
	readonly selected: number | null;
	readonly hrefOf: (number: number) => string;
	/** Leads to older ones, where there are any. */
	readonly more?: ReactNode;
};

/** The draft and every snapshot, newest first: number, note, how many accepted items, when. */
export function VersionList({ draft, snapshots, selected, hrefOf, more }: VersionListProps) {
	const latest = snapshots[0];
	return (
		<>
			<h2 className="flex h-12 items-center px-4 text-13 max-phone:h-11">Versions</h2>
			<ol aria-label="Versions" className="border-line border-b">
				<li className="grid gap-[5px] border-line border-t py-[11px] pr-4 pl-4">
					<VersionHead number={draft.number} title={latest ? `Draft since v${latest.number}` : "Draft, nothing published yet"}>
						<Chip>Draft</Chip>
					</VersionHead>
					<VersionFacts accepted={summariseCounts(draft.counts).accepted.questions} note={changesOf(draft)} />
				</li>
				{snapshots.map((snapshot, index) => (
					<li key={snapshot.number} className="border-line border-t">
						<Link
							href={hrefOf(snapshot.number)}
							scroll={false}
							aria-current={snapshot.number === selected ? "page" : undefined}
							className="grid gap-[5px] border-transparent border-l-[2px] py-[11px] pr-4 pl-3.5 hover:bg-hover aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft"
						>
							<VersionHead number={snapshot.number} title={snapshot.note}>
								{snapshot.digest === null && (
									<Chip tone="quiet" icon={LoaderCircle}>
										Sealing
									</Chip>
								)}
								{index === 0 && <Chip tone="accent">Latest</Chip>}
							</VersionHead>
							<VersionFacts
								accepted={summariseCounts(snapshot.counts).accepted.questions}
								before={snapshots[index + 1] && summariseCounts(snapshots[index + 1]?.counts ?? []).accepted.questions}
								note={<Timestamp at={snapshot.at} style="full" />}
							/>
						</Link>
					</li>
				))}
			</ol>
			{more}
		</>
	);
}

function VersionHead({ number, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }) {
	return (
		<span className="flex min-w-0 items-center gap-2">
			<b className="w-7 flex-none">v{number}</b>
			<span className="min-w-0 flex-1 truncate font-medium">{title}</span>
			{children}
		</span>
	);
}

function VersionFacts({ accepted, before, note }: { readonly accepted: number; readonly before?: number; readonly note: ReactNode }) {
	return (
		<span className="flex items-center gap-2.5 pl-9 text-11 text-2">
			<span>{accepted.toLocaleString("en")} accepted</span>
			{before !== undefined && accepted !== before && <NetChange by={accepted - before} />}
			<span className="flex-1" />
			<span>{note}</span>
		</span>
	);
}

/** The sign says it; the color only repeats it. */
function NetChange({ by }: { readonly by: number }) {
	return <span className={by > 0 ? "text-accept" : "text-reject"}>{by > 0 ? `+${by.toLocaleString("en")}` : `−${(-by).toLocaleString("en")}`}</span>;
}

function changesOf({ changes }: Draft): string {
	if (changes === 0) return "no change yet";
	if (changes >= MAX_CHANGES_COUNTED) return `${MAX_CHANGES_COUNTED.toLocaleString("en")}+ changes`;
	return changes === 1 ? "1 change" : `${changes.toLocaleString("en")} changes`;
}
