/** How many words each side has, and by how many one is longer: length sways, so it is said. */
export function LengthGap({ left, right }: { readonly left: string; readonly right: string }) {
	const [leftWords, rightWords] = [countWords(left), countWords(right)];
	const gap = Math.abs(leftWords - rightWords);
	const longer = leftWords > rightWords ? "left" : "right";
	const percent = Math.round((100 * gap) / Math.max(1, Math.min(leftWords, rightWords)));
	return (
		<div className="grid grid-cols-[auto_72px] items-center gap-x-2 gap-y-1 text-11 text-3 tabular-nums">
			<span>Left {leftWords} words</span>
			<Bar share={leftWords / Math.max(leftWords, rightWords, 1)} />
			<span>Right {rightWords} words</span>
			<Bar share={rightWords / Math.max(leftWords, rightWords, 1)} />
			<span className="col-span-2 text-right text-2">{gap === 0 ? "equally long" : `${longer} is ${gap} words longer, ${percent} %`}</span>
		</div>
	);
}

function Bar({ share }: { readonly share: number }) {
	return (
		<span aria-hidden className="h-1 rounded-full bg-line">
			<span className="block h-full rounded-full bg-line-control" style={{ width: `${share * 100}%` }} />
		</span>
	);
}

function countWords(text: string): number {
	return text.split(/\s+/u).filter(Boolean).length;
}
