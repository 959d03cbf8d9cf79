import { useMemo, useState } from "react";
import type { SubjectId } from "#lib/ids.ts";

/** Items ticked one by one, on whichever pages, or all that the filters let through. */
export type ItemChoice = { readonly kind: "chosen"; readonly ids: ReadonlySet<SubjectId> } | { readonly kind: "matching" };

export type ItemChooser = {
	readonly choice: ItemChoice;
	readonly isPicked: (id: SubjectId) => boolean;
	/** `isRange`: all from the one ticked last to this one. */
	readonly pick: (id: SubjectId, isRange: boolean) => void;
	readonly pickPage: (isPicked: boolean) => void;
	readonly pickMatching: () => void;
	readonly clear: () => void;
};

type State = { readonly of: string; readonly choice: ItemChoice; readonly last: SubjectId | null };

const NONE: ItemChoice = { kind: "chosen", ids: new Set() };

/** Which rows are chosen. Other filters begin anew; other pages of the same ones go on. */
export function useItemChoice(of: string, page: readonly SubjectId[]): ItemChooser {
	const [state, setState] = useState<State>({ of, choice: NONE, last: null });
	const { choice, last } = state.of === of ? state : { choice: NONE, last: null };
	return useMemo(() => {
		const ids = choice.kind === "chosen" ? choice.ids : new Set(page);
		const choose = (next: ReadonlySet<SubjectId>, at: SubjectId | null) => setState({ of, choice: { kind: "chosen", ids: next }, last: at });
		return {
			choice,
			isPicked: (id) => choice.kind === "matching" || choice.ids.has(id),
			pick: (id, isRange) => {
				const [from, to] = [page.indexOf(last ?? id), page.indexOf(id)].toSorted((a, b) => a - b);
				if (isRange && from !== undefined && to !== undefined && from >= 0) choose(new Set([...ids, ...page.slice(from, to + 1)]), id);
				else choose(ids.has(id) ? without(ids, [id]) : new Set([...ids, id]), id);
			},
			pickPage: (isPicked) => choose(isPicked ? new Set([...ids, ...page]) : without(ids, page), null),
			pickMatching: () => setState({ of, choice: { kind: "matching" }, last: null }),
			clear: () => choose(new Set(), null),
		};
	}, [of, page, choice, last]);
}

function without(ids: ReadonlySet<SubjectId>, gone: readonly SubjectId[]): ReadonlySet<SubjectId> {
	return new Set([...ids].filter((id) => !gone.includes(id)));
}
