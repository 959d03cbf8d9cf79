import { actName } from "#components/review/act-names.ts";
import { OutcomeChip } from "#components/review/outcome-chip.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { defectLabel } from "#lib/review/defect-taxonomy.ts";
import { type ItemRecord, MAX_RECORDED } from "#lib/review/item-record.ts";

type ItemChangesProps = { readonly record: ItemRecord; readonly names: ReadonlyMap<string, string> };

/** Every change of the image, the question, its traces and pairs: who, when, by which act, and where it stood after. */
export function ItemChanges({ record: { changes }, names }: ItemChangesProps) {
	return (
		<>
			<ol aria-label="Changes" className="grid divide-y divide-line">
				{changes.map(({ subjectId, kind, seq, act, by, at, outcome, defects, hash, isUndone }) => (
					<li key={`${subjectId} ${seq}`} className="flex flex-wrap items-center gap-x-2 gap-y-1 py-2">
						<span className={classNames("font-medium", isUndone && "text-2 line-through")}>{names.get(subjectId)}</span>
						<span className="text-2">
							{actName(act)} by {by}
						</span>
						{outcome === "removed" ? <Chip>Removed</Chip> : kind !== "image" && <OutcomeChip outcome={outcome} />}
						{isUndone && <Chip>Taken back</Chip>}
						{defects.length > 0 && <span className="text-12 text-2">{defects.map(defectLabel).join(", ")}</span>}
						<span className="flex-1" />
						<span className="text-11 text-3">
							<Timestamp at={at} style="full" />{" "}
							<span className="font-mono">
								rev {seq} {hash.slice(0, 8)}
							</span>
						</span>
					</li>
				))}
			</ol>
			{changes.length === MAX_RECORDED && <p className="pt-2 text-12 text-3">The newest {MAX_RECORDED} are shown.</p>}
		</>
	);
}
