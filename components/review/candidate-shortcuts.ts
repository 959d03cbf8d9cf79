import type { Shortcut } from "#components/layout/shortcut-registry.ts";
import type { CandidateStore } from "#components/review/candidate-store.ts";
import { toast } from "#components/ui/toast.ts";

const GROUP = "Make anew";

/** The keys that begin to have something made anew, and that go to what is ready. */
export function candidateEntry(store: CandidateStore): readonly Shortcut[] {
	const goToFirst = () => {
		const [first] = store.waiting();
		if (first) void store.goTo(first);
	};
	return [
		{ id: "candidate.begin", keys: ["r"], label: "Have the question or trace made anew", group: "Decide", when: store.isClosed, command: () => store.begin() },
		{
			id: "candidate.go",
			keys: ["enter"],
			label: "Go to what is ready",
			group: "Move",
			when: () => store.isClosed() && store.waiting().length > 0,
			command: goToFirst,
		},
	];
}

/** The keys while the panel is open. They come after those of the review and win; what decides waits until it is closed. */
export function candidateShortcuts(store: CandidateStore): readonly Shortcut[] {
	const shown = () => (store.get().form ? null : (store.target()?.candidate ?? null));
	const isReady = () => shown()?.state === "ready";
	const isDone = () => isReady() || shown()?.state === "failed";
	const take = () => {
		const candidate = shown();
		if (candidate?.state === "ready") store.take(candidate);
		else wait();
	};
	const again = () => {
		const candidate = shown();
		if (candidate) store.askOtherwise(candidate);
	};
	// With the focus in the panel, Tab goes through it as everywhere.
	const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
	return [
		{ id: "candidate.take", keys: ["a"], label: "Take the new one", group: GROUP, command: take },
		{ id: "candidate.keep", keys: ["escape"], label: "Keep the old one; put aside what is under way", group: GROUP, command: () => store.leave() },
		{ id: "candidate.again", keys: ["r"], label: "Ask again, otherwise", group: GROUP, when: isDone, command: again },
		{
			id: "candidate.compare",
			keys: ["tab"],
			label: "Compare word by word, or not",
			group: GROUP,
			when: () => isReady() && isNowhere(),
			command: () => store.togglePlain(),
		},
		{ id: "candidate.send", keys: ["enter"], label: "Ask", group: GROUP, when: () => store.get().form !== null, command: () => void store.send() },
		{ id: "candidate.wait", keys: ["x", "space", "e"], label: "Decide after it is closed", group: GROUP, command: wait },
	];
}

function wait(): void {
	toast({ id: "candidate-wait", message: "Something is being made anew here.", detail: "Escape closes it, then you can decide." });
}
