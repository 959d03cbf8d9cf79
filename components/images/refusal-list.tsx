"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Table } from "#components/ui/table.tsx";
import { importQueries } from "#lib/imports/query-options.ts";
import type { ImportId, Refusal } from "#lib/imports/schema.ts";

/** Every row that an import refused: where it stands and why. */
export function RefusalList({ importId }: { readonly importId: ImportId }) {
	const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(importQueries.refusals(importId));
	if (error) return <Notice tone="bad">{error.message}</Notice>;
	if (!data) return <Skeleton height={96} />;
	const refusals = data.pages.flatMap((page) => page.refusals);
	return (
		<div className="grid gap-2">
			<Table
				label="Refused rows"
				head={
					<>
						<th>File</th>
						<th>Place</th>
						<th className="w-full">Reason</th>
					</>
				}
			>
				{refusals.map((refusal) => (
					<tr key={`${refusal.file} ${placeOf(refusal)} ${refusal.reason}`}>
						<td className="whitespace-nowrap text-12">{refusal.file}</td>
						<td className="whitespace-nowrap text-12 text-2">{placeOf(refusal)}</td>
						<td className="break-words text-12">{refusal.reason}</td>
					</tr>
				))}
			</Table>
			{hasNextPage && (
				<Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
					More
				</Button>
			)}
		</div>
	);
}

function placeOf({ row, byteOffset }: Refusal): string {
	if (row !== null) return `row ${row.toLocaleString("en")}`;
	return byteOffset === null ? "" : `byte ${byteOffset.toLocaleString("en")}`;
}
