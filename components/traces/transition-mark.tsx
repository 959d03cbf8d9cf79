import { ChevronRight } from "lucide-react";
import { classNames } from "#components/ui/class-names.ts";
import type { Transition } from "#lib/review/transition-of.ts";

const WORDS = { O: "right", X: "wrong" } as const;

/** Right or wrong before the join, and after it: letters, never color alone. */
export function TransitionMark({ from, to }: Transition) {
	return (
		<span role="img" aria-label={`${from}${to}: simple part ${WORDS[from]}, expanded part ${WORDS[to]}`} className="inline-flex items-center gap-0.5">
			<Letter letter={from} />
			<ChevronRight aria-hidden className="size-3" strokeWidth={2} />
			<Letter letter={to} />
		</span>
	);
}

function Letter({ letter }: { readonly letter: "O" | "X" }) {
	return (
		<span
			className={classNames(
				"w-4 rounded-[3px] text-center font-semibold text-11 leading-4",
				letter === "O" ? "bg-accept-soft text-accept" : "bg-reject-soft text-reject",
			)}
		>
			{letter}
		</span>
	);
}
