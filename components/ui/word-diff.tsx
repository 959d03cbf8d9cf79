import { useMemo } from "react";
import { diffWords } from "#lib/text/diff-words.ts";

/** A text with what was taken out struck through and what was put in underlined. */
export function WordDiff({ former, latter }: { readonly former: string; readonly latter: string }) {
	const pieces = useMemo(() => toPieces(former, latter), [former, latter]);
	return (
		<p className="whitespace-pre-line break-words rounded-2 bg-sunken px-3 py-2 text-13 leading-read">
			{pieces.map(({ at, kind, text }) => {
				if (kind === "removed") {
					return (
						<del key={at} className="mr-0.5 text-2 decoration-reject">
							{text}
						</del>
					);
				}
				if (kind === "added") {
					return (
						<ins key={at} className="bg-accent-soft font-medium decoration-accent underline-offset-2">
							{text}
						</ins>
					);
				}
				return <span key={at}>{text}</span>;
			})}
		</p>
	);
}

function toPieces(former: string, latter: string) {
	let at = 0;
	return diffWords(former, latter).map((difference) => {
		const piece = { ...difference, at };
		at += difference.text.length;
		return piece;
	});
}
