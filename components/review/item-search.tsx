"use client";

import { Search } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { followSearch } from "#components/review/follow-search.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { MAX_SEARCH } from "#lib/review/list-schema.ts";

type ItemSearchProps = {
	/** What is looked for now; null for nothing. */
	readonly value: string | null;
	readonly onSearch: (text: string | null) => void;
	/** The other filters in force, before the words. */
	readonly children: ReactNode;
};

const PAUSE_MS = 250;

/** Words to find, asked for when the typing pauses. */
export function ItemSearch({ value, onSearch, children }: ItemSearchProps) {
	const field = useRef<HTMLInputElement>(null);
	const [last, setDraft] = useState(() => ({ typed: value ?? "", asked: value, value }));
	const draft = followSearch(last, value);
	if (draft !== last) setDraft(draft);
	const typed = toText(draft.typed);
	const ask = (text: string | null) => {
		setDraft((now) => ({ ...now, asked: text }));
		onSearch(text);
	};
	const handlePause = useEffectEvent(ask);
	useEffect(() => {
		if (typed === draft.asked) return;
		const timer = setTimeout(() => handlePause(typed), PAUSE_MS);
		return () => clearTimeout(timer);
	}, [typed, draft.asked]);
	useShortcuts(
		useMemo(
			() => [
				{
					id: "items-search",
					keys: ["/"],
					label: "Find words in questions and options",
					group: "List",
					command: () => {
						field.current?.focus();
						field.current?.select();
					},
				},
			],
			[],
		),
	);
	return (
		<search className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-1.5 rounded-2 border border-line-control bg-surface py-0.5 pr-2 pl-2.5 focus-within:shadow-(--focus-ring) max-phone:min-h-11 max-phone:basis-full">
			<Search aria-hidden className="size-4 flex-none text-3" strokeWidth={1.5} />
			{children}
			<input
				ref={field}
				type="search"
				aria-label="Find words in questions and options"
				placeholder={'Find words, "a phrase", -without'}
				value={draft.typed}
				maxLength={MAX_SEARCH}
				spellCheck={false}
				autoComplete="off"
				onChange={({ target }) => setDraft((now) => ({ ...now, typed: target.value }))}
				onKeyDown={(event) => {
					if (event.key === "Escape") event.currentTarget.blur();
					if (event.key === "Enter") ask(typed);
				}}
				className="h-6 min-w-32 flex-1 bg-transparent text-1 outline-0 placeholder:text-3 focus-visible:shadow-none max-phone:h-9 max-phone:text-[16px]"
			/>
			<Kbd keys="/" />
		</search>
	);
}

function toText(typed: string): string | null {
	const text = typed.trim();
	return text === "" ? null : text;
}
