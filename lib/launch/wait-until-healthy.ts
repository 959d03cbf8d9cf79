import { get } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";

/** How long a web server that answers may report something amiss, such as a worker that is still coming up, before people are let in anyway. */
const PATIENCE_MS = 15_000;

/** Asks the studio's own health until all is well. Tells what is still amiss after a while; throws where the web server does not come up at all. */
export async function waitUntilHealthy(
	url: string,
	given: { readonly signal: AbortSignal; readonly hasFailed: () => boolean },
): Promise<{ readonly amiss: string | null }> {
	let answeredAt: number | null = null;
	while (!given.signal.aborted) {
		const answer = await ask(url);
		if (answer?.status === 200) return { amiss: null };
		if (answer) answeredAt ??= Date.now();
		if (answer && Date.now() - (answeredAt ?? 0) > PATIENCE_MS) return { amiss: answer.body };
		if (given.hasFailed()) throw new AppError("unavailable", "The web server does not start; what it said stands above.");
		await delay(50);
	}
	return { amiss: null };
}

function ask(url: string): Promise<{ readonly status: number; readonly body: string } | null> {
	return new Promise((resolve) => {
		const request = get(url, { timeout: 5_000 }, (response) => {
			let body = "";
			response.setEncoding("utf8").on("data", (chunk) => {
				body += chunk;
			});
			response.once("end", () => resolve({ status: response.statusCode ?? 0, body }));
			response.once("error", () => resolve(null));
		});
		request.once("timeout", () => request.destroy());
		request.once("error", () => resolve(null));
	});
}
