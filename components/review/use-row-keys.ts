import { type RefObject, useMemo } from "react";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { type SubjectId, subjectIdSchema } from "#lib/ids.ts";

type RowActs = {
	readonly newer: string | null;
	readonly older: string | null;
	readonly onPage: (cursor: string) => void;
	/** Left out where nothing can be ticked. */
	readonly onPick?: (id: SubjectId, isRange: boolean) => void;
};

/** Walks the rows of a list by keyboard, and its pages, and ticks rows. Enter opens a row, being a link. */
export function useRowKeys(list: RefObject<HTMLElement | null>, { newer, older, onPage, onPick }: RowActs): void {
	useShortcuts(
		useMemo(() => {
			const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
			const current = () => rows().findIndex((row) => row.parentElement?.contains(document.activeElement));
			const step = (by: 1 | -1) => {
				const [all, at] = [rows(), current()];
				all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
			};
			const pick = (isRange: boolean) => {
				const id = subjectIdSchema.safeParse(rows()[current()]?.dataset.row);
				if (id.success) onPick?.(id.data, isRange);
			};
			const stretch = (by: 1 | -1) => () => {
				step(by);
				pick(true);
			};
			const page = { group: "List", when: () => list.current !== null };
			const row = { group: "List", when: () => onPick !== undefined && current() >= 0 };
			return [
				{ ...page, id: "row-next", keys: ["j", "arrowdown"], label: "Next item", repeats: true, command: () => step(1) },
				{ ...page, id: "row-previous", keys: ["k", "arrowup"], label: "Previous item", repeats: true, command: () => step(-1) },
				{ ...row, id: "row-pick", keys: ["x"], label: "Choose the item, or not", command: () => pick(false) },
				{ ...row, id: "row-pick-range", keys: ["shift+x"], label: "Choose all from the last chosen to this one", command: () => pick(true) },
				{ ...row, id: "row-stretch-next", keys: ["shift+j", "shift+arrowdown"], label: "Choose the next one too", repeats: true, command: stretch(1) },
				{ ...row, id: "row-stretch-previous", keys: ["shift+k", "shift+arrowup"], label: "Choose the one before too", repeats: true, command: stretch(-1) },
				{ group: "List", id: "page-older", keys: ["]"], label: "Older items", when: () => older !== null, command: () => older && onPage(older) },
				{ group: "List", id: "page-newer", keys: ["["], label: "Newer items", when: () => newer !== null, command: () => newer && onPage(newer) },
			];
		}, [list, newer, older, onPage, onPick]),
	);
}
