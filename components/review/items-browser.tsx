"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, ListFilter } from "lucide-react";
import { useQueryStates } from "nuqs";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { ItemFacets } from "#components/review/item-facets.tsx";
import { ItemList } from "#components/review/item-list.tsx";
import { ItemTokens } from "#components/review/item-tokens.tsx";
import { itemUrl } from "#components/review/item-url.ts";
import { ItemsFrame } from "#components/review/items-frame.tsx";
import { useRowKeys } from "#components/review/use-row-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { DatasetId } from "#lib/ids.ts";
import { reviewQueries } from "#lib/review/query-options.ts";
import { ITEMS_A_PAGE, type ItemFilters } from "#lib/review/schema.ts";

const NO_FILTERS: ItemFilters = { state: [], stage: [], type: [], label: null };

/** The items of one dataset: facets at the left, rows at the right. The address holds every choice. */
export function ItemsBrowser({ dataset }: { readonly dataset: { readonly id: DatasetId; readonly name: string } }) {
	const [{ cursor, state, stage, type, label }, setUrl] = useQueryStates(itemUrl, { history: "push" });
	const filters: ItemFilters = { state, stage, type, label };
	const page = useQuery(reviewQueries.itemPage({ dataset: dataset.id, ...filters, cursor, limit: ITEMS_A_PAGE }));
	const facets = useQuery(reviewQueries.itemFacets({ dataset: dataset.id, ...filters }));
	const rows = useRef<HTMLDivElement>(null);

	const handleFiltersChange = (next: ItemFilters) =>
		void setUrl({ state: [...next.state], stage: [...next.stage], type: [...next.type], label: next.label, cursor: null });
	const handlePage = useCallback((next: string | null) => void setUrl({ cursor: next }), [setUrl]);
	const { newer = null, older = null } = page.data ?? {};
	useRowKeys(rows, { newer, older, onPage: handlePage });

	const choices = facets.data && <ItemFacets facets={facets.data} filters={filters} onFiltersChange={handleFiltersChange} />;
	return (
		<ItemsFrame
			facets={choices}
			rows={rows}
			page={cursor}
			isBehind={page.isPlaceholderData}
			bar={
				<>
					<Total total={facets.data?.total} />
					<ItemTokens filters={filters} onFiltersChange={handleFiltersChange} />
					<FilterButton>{choices}</FilterButton>
				</>
			}
			footer={
				(newer || older) && (
					<>
						<span className="flex-1 truncate text-12 text-3">Newest first, {ITEMS_A_PAGE} a page</span>
						<Button icon={ChevronLeft} shortcut="[" disabled={!newer} onClick={() => handlePage(newer)}>
							Newer
						</Button>
						<Button icon={ChevronRight} shortcut="]" disabled={!older} onClick={() => handlePage(older)}>
							Older
						</Button>
					</>
				)
			}
		>
			<ItemList
				page={page.data}
				error={page.error}
				hrefOf={(itemId) => `/review?${new URLSearchParams({ dataset: dataset.name, item: itemId })}`}
				onRetry={() => void page.refetch()}
				onFiltersClear={() => handleFiltersChange(NO_FILTERS)}
				onRestart={() => handlePage(null)}
			/>
		</ItemsFrame>
	);
}

function Total({ total }: { readonly total: { readonly n: number; readonly isCapped: boolean } | undefined }) {
	return (
		<span aria-live="polite" className="mr-1 font-medium">
			{total && `${total.n.toLocaleString("en")}${total.isCapped ? "+" : ""} ${total.n === 1 ? "item" : "items"}`}
		</span>
	);
}

/** On a phone the facets come on demand. */
function FilterButton({ children }: { readonly children: ReactNode }) {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<span className="ml-auto hidden [--control-phone:36px] max-phone:block">
			<Button icon={ListFilter} onClick={() => setIsOpen(true)}>
				Filter
			</Button>
			<Dialog open={isOpen} onOpenChange={setIsOpen} title="Filter">
				{children}
			</Dialog>
		</span>
	);
}
