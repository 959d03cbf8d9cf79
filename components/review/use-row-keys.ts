import { type RefObject, useMemo } from "react";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";

type Paging = { readonly newer: string | null; readonly older: string | null; readonly onPage: (cursor: string) => void };

/** Walks the rows of a list by keyboard, and its pages. Enter opens a row, being a link. */
export function useRowKeys(list: RefObject<HTMLElement | null>, { newer, older, onPage }: Paging): void {
	useShortcuts(
		useMemo(() => {
			const step = (by: 1 | -1) => () => {
				const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
				const at = rows.indexOf(document.activeElement as HTMLElement);
				rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
			};
			const page = { group: "List", when: () => list.current !== null };
			return [
				{ ...page, id: "row-next", keys: ["j", "arrowdown"], label: "Next item", repeats: true, command: step(1) },
				{ ...page, id: "row-previous", keys: ["k", "arrowup"], label: "Previous item", repeats: true, command: step(-1) },
				{ group: "List", id: "page-older", keys: ["]"], label: "Older items", when: () => older !== null, command: () => older && onPage(older) },
				{ group: "List", id: "page-newer", keys: ["["], label: "Newer items", when: () => newer !== null, command: () => newer && onPage(newer) },
			];
		}, [list, newer, older, onPage]),
	);
}
