"use client";

import { ArrowLeft, ArrowRight, Check, type LucideIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { SWIPE_PX } from "#components/review/swipe.ts";
import { useSwipe } from "#components/review/use-swipe.ts";
import { classNames } from "#components/ui/class-names.ts";

type SwipeCardProps = { readonly isPossible: boolean; readonly onAccept: () => void; readonly onReject: () => void; readonly children: ReactNode };

/** What is decided on, under the thumb: drawn to the right it is accepted, to the left rejected. The buttons do the same. */
export function SwipeCard({ isPossible, onAccept, onReject, children }: SwipeCardProps) {
	const { state, handlers } = useSwipe({
		directions: ["left", "right"],
		isPossible,
		onSwipe: (direction) => (direction === "right" ? onAccept() : onReject()),
	});
	const isSwiping = state.kind === "swiping" && state.direction !== null;
	const px = isSwiping ? state.px : 0;
	const isAccepting = isSwiping && state.direction === "right";
	return (
		<div className="relative touch-pan-y overflow-hidden" {...handlers}>
			{isSwiping && <Meaning isAccepting={isAccepting} isFarEnough={px >= SWIPE_PX} />}
			<div
				className={classNames("relative bg-surface", isSwiping ? "shadow-high" : "transition-transform duration-(--t-base)")}
				style={{ transform: `translateX(${isAccepting ? px : -px}px)` }}
			>
				{children}
				<p aria-hidden className="-mt-1 flex items-center justify-between border-line border-b px-4 pb-2 text-11 text-3">
					<span className="inline-flex items-center gap-1">
						<ArrowLeft className="size-3" strokeWidth={2} />
						swipe to reject
					</span>
					<span className="inline-flex items-center gap-1">
						swipe to accept
						<ArrowRight className="size-3" strokeWidth={2} />
					</span>
				</p>
			</div>
		</div>
	);
}

/** Under the card that is drawn away: what letting go would do. */
function Meaning({ isAccepting, isFarEnough }: { readonly isAccepting: boolean; readonly isFarEnough: boolean }) {
	const Icon: LucideIcon = isAccepting ? Check : X;
	const word = isAccepting ? "Accept" : "Reject";
	return (
		<div
			className={classNames(
				"absolute inset-0 flex items-center px-4 font-semibold text-14",
				isAccepting ? "justify-start" : "justify-end",
				isAccepting && (isFarEnough ? "bg-accept text-on-solid" : "bg-accept-soft text-accept"),
				!isAccepting && (isFarEnough ? "bg-reject text-on-solid" : "bg-reject-soft text-reject"),
			)}
		>
			<span className="grid w-[88px] justify-items-center gap-1 text-center">
				<Icon aria-hidden className="size-6" strokeWidth={2} />
				{isFarEnough ? `Let go: ${word.toLowerCase()}` : word}
			</span>
		</div>
	);
}
