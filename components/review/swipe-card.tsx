"use client";

import { Check, type LucideIcon, X } from "lucide-react";
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
			{isSwiping && <Meaning isAccepting={isAccepting} px={px} />}
			<div
				className={classNames("relative bg-surface", isSwiping ? "shadow-high" : "transition-transform duration-(--t-base)")}
				style={{ transform: `translateX(${isAccepting ? px : -px}px)` }}
			>
				{children}
			</div>
		</div>
	);
}

/** Under the card that is drawn away: what letting go would do. */
function Meaning({ isAccepting, px }: { readonly isAccepting: boolean; readonly px: number }) {
	const isFarEnough = px >= SWIPE_PX;
	const Icon: LucideIcon = isAccepting ? Check : X;
	const word = isAccepting ? "Accept" : "Reject";
	return (
		<div
			className={classNames(
				"absolute inset-y-0 flex items-center justify-center overflow-hidden font-semibold text-14",
				isAccepting ? "left-0" : "right-0",
				isAccepting && (isFarEnough ? "bg-accept text-on-solid" : "bg-accept-soft text-accept"),
				!isAccepting && (isFarEnough ? "bg-reject text-on-solid" : "bg-reject-soft text-reject"),
			)}
			style={{ width: px }}
		>
			<span className="grid justify-items-center gap-1 text-center">
				<Icon aria-hidden className="size-6" strokeWidth={2} />
				{isFarEnough ? `Let go: ${word.toLowerCase()}` : word}
			</span>
		</div>
	);
}
