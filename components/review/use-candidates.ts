import { useEffect, useSyncExternalStore } from "react";
import { z } from "zod";
import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { candidateEntry, candidateShortcuts } from "#components/review/candidate-shortcuts.ts";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { candidateSchema, candidateTextSchema } from "#lib/synthesis/candidate-schema.ts";

const tables = new WeakMap<CandidateStore, { readonly entry: readonly Shortcut[]; readonly open: readonly Shortcut[] }>();
const openSchema = z.array(candidateSchema);

/** Hears what comes of candidates, and gives the keys for them: those of the panel only while it is open, so that they are the last to come and win. */
export function useCandidates(store: CandidateStore, isOpen: boolean): void {
	useEffect(() => {
		let source: EventSource | undefined;
		// A hidden tab lets its connection go: a browser opens six to one host.
		const follow = () => {
			source?.close();
			source = document.hidden ? undefined : openSource(store);
		};
		follow();
		document.addEventListener("visibilitychange", follow);
		return () => {
			document.removeEventListener("visibilitychange", follow);
			source?.close();
		};
	}, [store]);
	useShortcuts(isOpen ? tableOf(store).open : tableOf(store).entry);
}

/** Whether the store's state says so, read anew at every change of it. */
export function useCandidateState<Value>(store: CandidateStore, read: () => Value): Value {
	return useSyncExternalStore(store.subscribe, read, read);
}

function openSource(store: CandidateStore): EventSource {
	const source = new EventSource("/api/candidates/events");
	source.addEventListener("all", (event) => store.adoptAll(openSchema.parse(JSON.parse(event.data))));
	source.addEventListener("candidate", (event) => store.adopt(candidateSchema.parse(JSON.parse(event.data))));
	source.addEventListener("text", (event) => store.adoptText(candidateTextSchema.parse(JSON.parse(event.data))));
	return source;
}

function tableOf(store: CandidateStore) {
	const known = tables.get(store) ?? { entry: candidateEntry(store), open: candidateShortcuts(store) };
	tables.set(store, known);
	return known;
}
