import type { Behavior } from "#lib/traces/schema.ts";

type BehaviorLook = { readonly name: string; readonly color: string; readonly path: string };

/** How each behavior is called and drawn; never by color alone. */
export const BEHAVIOR_LOOKS: Readonly<Record<Behavior, BehaviorLook>> = {
	verification: { name: "Verification", color: "var(--b-verification)", path: "m1.5 8.5 2.8 2.8 5.2-6M7.7 10.6l.8.7 5.5-6.3" },
	backtracking: { name: "Backtracking", color: "var(--b-backtracking)", path: "M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6" },
	subgoal: { name: "Subgoal", color: "var(--b-subgoal)", path: "M4 14V2.2M4 3h8.5l-2.2 2.8 2.2 2.8H4" },
	backward: { name: "Backward chaining", color: "var(--b-backward)", path: "M8 3.5 3.5 8 8 12.5M13 3.5 8.5 8l4.5 4.5" },
	grounding: { name: "Grounding", color: "var(--b-grounding)", path: "M12 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM8 1.5v3.3M8 11.2v3.3M1.5 8h3.3M11.2 8h3.3" },
	selfcaption: { name: "Self-captioning", color: "var(--b-selfcaption)", path: "M2.5 3.5h11V11H7.500l-3 2.5V11h-2zM5.5 7.2h5" },
	correction: { name: "Correction", color: "var(--b-correction)", path: "m3 13 .7-3L11 2.7 13.3 5 6 12.3zM9.5 13.5H14" },
};

export function BehaviorGlyph({ behavior }: { readonly behavior: Behavior }) {
	const { name, color, path } = BEHAVIOR_LOOKS[behavior];
	return (
		<svg
			role="img"
			aria-label={name}
			viewBox="0 0 16 16"
			fill="none"
			stroke={color}
			strokeWidth={1.75}
			strokeLinecap="round"
			strokeLinejoin="round"
			className="mr-[3px] inline-block size-[13px] align-[-2.5px]"
		>
			<path d={path} />
		</svg>
	);
}
