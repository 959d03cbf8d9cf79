export type CallStats = {
	readonly begun: number;
	readonly ended: number;
	/** Calls whose client closed before the answer's last byte. */
	readonly aborted: number;
	/** By HTTP status, "reset" and "aborted". */
	readonly byStatus: Readonly<Record<string, number>>;
	readonly byFault: Readonly<Record<string, number>>;
	/** Bodies that a model's whole answer was given to, each once. */
	readonly answered: number;
	/** Whole answers to a body that had been answered before: what was paid twice. */
	readonly answeredAgain: number;
	readonly inFlight: number;
	/** The integral of the calls in flight over the window, divided by its length. */
	readonly inFlightMean: number;
	readonly inFlightMax: number;
	readonly windowMs: number;
	readonly bodyBytes: number;
	/** Of the whole process: it tells of the server where the server is a process of its own. */
	readonly cpuMs: number;
};

export type CallMeter = {
	begin(): void;
	end(status: number | "reset" | "aborted"): void;
	count(
		event:
			| { readonly kind: "fault"; readonly fault: string }
			| { readonly kind: "body"; readonly bytes: number }
			| { readonly kind: "answered" | "answered-again" },
	): void;
	reset(): void;
	read(): CallStats;
};

type Clock = () => number;

/** Counts calls from their head to their end, in a window that begins at the last reset. */
export function createCallMeter(now: Clock = () => performance.now()): CallMeter {
	let inFlight = 0;
	let window = openWindow();
	const advance = () => {
		const at = now();
		window.integral += inFlight * (at - window.seenAt);
		window.seenAt = at;
	};
	return {
		begin: () => {
			advance();
			inFlight += 1;
			window.begun += 1;
			window.inFlightMax = Math.max(window.inFlightMax, inFlight);
		},
		end: (status) => {
			advance();
			inFlight -= 1;
			window.ended += 1;
			window.byStatus[status] = (window.byStatus[status] ?? 0) + 1;
		},
		count: (event) => {
			if (event.kind === "fault") window.byFault[event.fault] = (window.byFault[event.fault] ?? 0) + 1;
			else if (event.kind === "body") window.bodyBytes += event.bytes;
			else if (event.kind === "answered") window.answered += 1;
			else window.answeredAgain += 1;
		},
		reset: () => {
			window = openWindow();
		},
		read: () => {
			advance();
			const windowMs = window.seenAt - window.beganAt;
			const { user, system } = process.cpuUsage(window.cpu);
			const { begun, ended, byStatus, byFault, answered, answeredAgain, inFlightMax, bodyBytes } = window;
			return {
				begun,
				ended,
				aborted: byStatus.aborted ?? 0,
				byStatus: { ...byStatus },
				byFault: { ...byFault },
				answered,
				answeredAgain,
				inFlight,
				inFlightMean: windowMs === 0 ? inFlight : window.integral / windowMs,
				inFlightMax,
				windowMs,
				bodyBytes,
				cpuMs: (user + system) / 1_000,
			};
		},
	};

	function openWindow() {
		const at = now();
		return {
			beganAt: at,
			seenAt: at,
			integral: 0,
			begun: 0,
			ended: 0,
			inFlightMax: inFlight,
			bodyBytes: 0,
			answered: 0,
			answeredAgain: 0,
			byStatus: {} as Record<string, number>,
			byFault: {} as Record<string, number>,
			cpu: process.cpuUsage(),
		};
	}
}
