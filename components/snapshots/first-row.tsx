"use client";

import { ScrollArea } from "@base-ui/react/scroll-area";
import type { LlamaFactoryRow } from "#lib/exports/schema.ts";

/** The first row as it would be written, only broken into lines. */
export function FirstRow({ row }: { readonly row: LlamaFactoryRow }) {
	return (
		<ScrollArea.Root>
			<ScrollArea.Viewport className="max-h-52 rounded-2 border border-line bg-sunken">
				<pre className="whitespace-pre-wrap break-words px-3 py-2.5 font-mono text-11 text-2 leading-read">{JSON.stringify(row, null, 1)}</pre>
			</ScrollArea.Viewport>
			<ScrollArea.Scrollbar className="w-1.5 rounded-full">
				<ScrollArea.Thumb className="w-full rounded-full bg-line-strong" />
			</ScrollArea.Scrollbar>
		</ScrollArea.Root>
	);
}
