import { TransitionMark } from "#components/traces/transition-mark.tsx";
import type { Transition } from "#lib/review/transition-of.ts";

/** Where the simple part ends and the expanded one begins: the words that turn back, and what the turn did to the answer. */
export function TraceJoin({ cue, transition }: { readonly cue: string; readonly transition: Transition | null }) {
	return (
		<li className="my-0.5 flex min-h-[34px] items-center gap-2.5 pr-3 pl-11 max-phone:pl-8">
			<span className="whitespace-nowrap text-11 text-2">
				<b className="font-semibold">Joined here</b>
				{cue !== "" && <span className="ml-1.5 text-3">cue “{cue}”</span>}
			</span>
			{transition && <TransitionMark {...transition} />}
			<span aria-hidden className="flex-1 border-line-strong border-t border-dashed" />
			<span className="whitespace-nowrap text-11 text-3 max-phone:hidden">simple → expanded</span>
		</li>
	);
}
