import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { moveComparison, prefer } from "#components/review/preference-acts.ts";
import type { ReviewStore } from "#components/review/review-store.ts";
import type { PreferenceChoice } from "#lib/review/judgement-schema.ts";

/** Digits, since `A` accepts elsewhere and must never mean anything else. */
export const PREFERENCE_KEYS = [
	{ choice: "left", key: "1", label: "Left is better" },
	{ choice: "right", key: "2", label: "Right is better" },
	{ choice: "tie", key: "3", label: "A tie" },
	{ choice: "both_bad", key: "4", label: "Both are bad" },
] as const satisfies readonly { readonly choice: PreferenceChoice; readonly key: string; readonly label: string }[];

/** The keys of the preference pass, where nothing is accepted or rejected. */
export function preferenceShortcuts(store: ReviewStore): readonly Shortcut[] {
	return [
		...PREFERENCE_KEYS.map(({ choice, key, label }) => ({
			id: `preference.${choice}`,
			keys: [key],
			label,
			group: "Compare",
			when: () => store.actable() !== null,
			command: () => prefer(store, choice),
		})),
		{ id: "preference.next", keys: ["j", "arrowright"], label: "Next two traces", group: "Move", repeats: true, command: () => moveComparison(store, 1) },
		{ id: "preference.previous", keys: ["k", "arrowleft"], label: "Two traces before", group: "Move", repeats: true, command: () => moveComparison(store, -1) },
	];
}
