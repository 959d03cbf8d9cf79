const WIDTH = 30;

export type ProgressBar = { readonly show: (done: number, total: number | null) => void; readonly clear: () => void };

type Screen = { readonly isTTY?: boolean; write(text: string): unknown };

/** One line that is drawn over itself, at most ten times a second. On anything but a terminal it draws nothing. */
export function createProgressBar(screen: Screen, now: () => number = Date.now): ProgressBar {
	if (!screen.isTTY) return { show: () => undefined, clear: () => undefined };
	let drawnAt = Number.NEGATIVE_INFINITY;
	return {
		show: (done, total) => {
			if (done !== total && now() - drawnAt < 100) return;
			drawnAt = now();
			screen.write(`\r\u001b[K${progressLine(done, total)}`);
		},
		clear: () => {
			if (drawnAt > Number.NEGATIVE_INFINITY) screen.write("\r\u001b[K");
		},
	};
}

export function progressLine(done: number, total: number | null): string {
	if (!total) return `${done.toLocaleString("en")} done`;
	const fraction = Math.min(1, done / total);
	const filled = Math.round(fraction * WIDTH);
	return `[${"#".repeat(filled)}${"-".repeat(WIDTH - filled)}] ${Math.floor(fraction * 100)} % ${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
}
