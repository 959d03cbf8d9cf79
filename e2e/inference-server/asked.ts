/** A message as the model sees it: the text parts of its content in one, its images in `Asked.images`. */
export type ChatMessage = { readonly role: string; readonly content: string };

/** `content` lives as long as its call; `bytes` is its length. */
export type SentImage = { readonly sha256: string; readonly bytes: number; readonly content: Buffer };

/** What one answer is asked with. Data URLs of `body` are replaced by `sha256:` and the image's hash, so that it stays small. */
export type Asked = {
	readonly kind: "chat" | "completion";
	readonly messages: readonly ChatMessage[];
	/** The raw prompt of a completion, decoded where it came as token ids; null for a chat. */
	readonly prompt: string | null;
	readonly images: readonly SentImage[];
	/** The JSON Schema that this kind of server reads from the body, enforced or not. */
	readonly schema: unknown;
	readonly model: string;
	readonly seed: number | null;
	/** From 0, where n answers are asked for at once. */
	readonly sample: number;
	readonly body: Readonly<Record<string, unknown>>;
};

/**
 * The model's whole answer, `<think>…</think>` included where it thinks; for a completion what comes after the prompt. The server cuts, splits and
 * wraps it. For a prefilled chat it is the whole message again, from which the server takes the beginning that was given.
 */
export type Answerer = (asked: Asked) => string | Promise<string>;
