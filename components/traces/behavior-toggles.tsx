import { BEHAVIOR_LOOKS, BehaviorGlyph } from "#components/traces/behavior-glyph.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import type { SpanState } from "#lib/review/span-state.ts";
import type { Behavior } from "#lib/traces/schema.ts";

/** The behaviors that have a key, with it. */
export const BEHAVIOR_KEYS = [
	{ behavior: "verification", key: "v" },
	{ behavior: "backtracking", key: "b" },
	{ behavior: "subgoal", key: "s" },
	{ behavior: "backward", key: "c" },
] as const satisfies readonly { readonly behavior: Behavior; readonly key: string }[];

const STATE_WORDS = { there: "", not_there: ", which I said is not there", tagged: ", tagged by a machine", none: "" } as const satisfies Record<
	SpanState,
	string
>;

type BehaviorTogglesProps = { readonly stateOf: (behavior: Behavior) => SpanState; readonly onToggle: (behavior: Behavior) => void };

/** The behaviors of the current step: solid what I said, dashed what a machine tagged, struck through what I denied. */
export function BehaviorToggles({ stateOf, onToggle }: BehaviorTogglesProps) {
	return (
		<fieldset aria-label="Behaviors of this step, or of the words selected in it" className="mt-1.5 mb-0.5 flex flex-wrap gap-1.5">
			{BEHAVIOR_KEYS.map(({ behavior, key }) => {
				const state = stateOf(behavior);
				const { name, color } = BEHAVIOR_LOOKS[behavior];
				return (
					<button
						key={behavior}
						type="button"
						aria-label={`${name}${STATE_WORDS[state]}`}
						aria-pressed={state === "there"}
						// Pressing it must not take away the selection that it is about.
						onMouseDown={(event) => event.preventDefault()}
						onClick={() => onToggle(behavior)}
						className={classNames(
							"inline-flex h-6 items-center gap-1 rounded-1 border px-[7px] text-12 max-phone:h-9",
							state === "none" && "border-line bg-surface text-2 hover:bg-hover",
							state === "not_there" && "border-line border-dashed bg-surface text-2 line-through",
							state === "tagged" && "border-dashed bg-surface text-1",
							state === "there" && "text-1",
						)}
						style={{
							...((state === "there" || state === "tagged") && { borderColor: color }),
							...(state === "there" && { background: `color-mix(in srgb, ${color} var(--b-tint), var(--surface))` }),
						}}
					>
						<span aria-hidden className="contents">
							<BehaviorGlyph behavior={behavior} />
							{name}
							<Kbd keys={key} />
						</span>
					</button>
				);
			})}
		</fieldset>
	);
}
