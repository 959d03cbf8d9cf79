import DataLoader from "dataloader";

const GATHER_MS = 10;
const ASKS_MAX = 200;

/**
 * Lets a statement that serves many serve all who ask for it within some milliseconds: a round trip for each, and a forced write, would be most of the work.
 * `answer` brings an answer to each ask, in their order. Where it fails each is asked alone, so that none fails for another.
 */
export function gather<Ask, Answer>(answer: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
	const loader = new DataLoader<Ask, Answer>((asks) => answer(asks).catch((error) => answerEach(asks, error)), {
		cache: false,
		maxBatchSize: ASKS_MAX,
		batchScheduleFn: (begin) => setTimeout(begin, GATHER_MS),
	});
	return (ask) => loader.load(ask);

	async function answerEach(asks: readonly Ask[], error: unknown): Promise<readonly (Answer | Error)[]> {
		if (asks.length === 1) throw error;
		const settled = await Promise.allSettled(asks.map(async (ask) => answer([ask])));
		return settled.flatMap((one): readonly (Answer | Error)[] => (one.status === "fulfilled" ? one.value : [toError(one.reason)]));
	}
}

function toError(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error(String(reason));
}
