import { rateOfStage } from "#lib/runs/rate-of-stage.ts";
import type { FunnelStage } from "#lib/runs/schema.ts";

/** Done of what came in; the solid part of it is what was kept. */
export function StageBar({ row }: { readonly row: Pick<FunnelStage, "stage" | "in" | "done" | "kept" | "rejected"> }) {
	const done = row.in === 0 ? 0 : Math.min(1, row.done / row.in);
	const rate = rateOfStage(row);
	const kept = rate ? (done * rate.kept) / rate.of : 0;
	return (
		<span aria-hidden className="relative block h-2 overflow-hidden rounded-1 bg-line">
			<span
				className="absolute inset-y-0 left-0 rounded-1 bg-[color-mix(in_srgb,var(--accent)_34%,var(--surface))] transition-[width] duration-(--t-slow)"
				style={{ width: `${done * 100}%` }}
			/>
			<span className="absolute inset-y-0 left-0 rounded-1 bg-accent transition-[width] duration-(--t-slow)" style={{ width: `${kept * 100}%` }} />
		</span>
	);
}
