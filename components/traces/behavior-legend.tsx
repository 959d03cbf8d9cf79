import { BehaviorGlyph } from "#components/traces/behavior-glyph.tsx";
import { BEHAVIORS } from "#lib/traces/schema.ts";
import type { MarkedSpan } from "#lib/traces/split-step.ts";

/** How often each behavior is marked in a trace. */
export function BehaviorLegend({ spans }: { readonly spans: readonly MarkedSpan[] }) {
	const counted = BEHAVIORS.map((behavior) => ({ behavior, n: spans.filter((span) => span.behavior === behavior).length })).filter(({ n }) => n > 0);
	if (counted.length === 0) return null;
	return (
		<ul aria-label="Behaviors" className="flex gap-2">
			{counted.map(({ behavior, n }) => (
				<li key={behavior} className="inline-flex items-center text-11 text-2 tabular-nums">
					<BehaviorGlyph behavior={behavior} />
					{n}
				</li>
			))}
		</ul>
	);
}
