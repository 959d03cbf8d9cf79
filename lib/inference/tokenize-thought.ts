import "server-only";
import { APIConnectionError, APIError } from "openai";
import { z } from "zod";
import type { Replica } from "#lib/inference/open-client.ts";

type BegunThought = { readonly model: string; readonly user: string; readonly begun: string };

const tokensSchema = z.object({ tokens: z.array(z.int()) });
const OPENING = "<think>\n";

/**
 * The token ids of a conversation whose answer has begun to think, by the tokenizer and the template of the server itself (`interop.md` C.3). The thought is
 * opened where the template's own generation prompt does not end in doing so.
 * @throws what `failureOf` reads
 */
export async function tokenizeThought(replica: Replica, { model, user, begun }: BegunThought, signal: AbortSignal): Promise<readonly number[]> {
	const tokenize = (body: object) => askTokens(replica, { model, ...body }, signal);
	const [asked, opening, opened, plain] = await Promise.all([
		tokenize({ messages: [{ role: "user", content: user }], add_generation_prompt: true }),
		tokenize({ prompt: OPENING, add_special_tokens: false }),
		tokenize({ prompt: `${OPENING}${begun}`, add_special_tokens: false }),
		tokenize({ prompt: begun, add_special_tokens: false }),
	]);
	const isOpen = opening.length > 0 && opening.every((id, index) => id === asked[asked.length - opening.length + index]);
	return [...asked, ...(isOpen ? plain : opened)];
}

async function askTokens(replica: Replica, body: object, signal: AbortSignal): Promise<readonly number[]> {
	const answer = await replica.ask("/tokenize", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal });
	if (!answer.ok) throw APIError.generate(answer.status, undefined, await answer.text(), answer.headers);
	const { data } = tokensSchema.safeParse(await answer.json());
	if (!data) throw new APIConnectionError({ message: "not an answer of /tokenize" });
	return data.tokens;
}
