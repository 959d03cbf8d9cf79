import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { NO_ANSWER } from "#lib/result.ts";

const failureSchema = z.object({
	error: z.object({
		code: z.enum(["not_found", "forbidden", "unauthenticated", "invalid", "conflict", "limit", "unavailable", "internal"]),
		message: z.string(),
		details: z.unknown(),
	}),
});

/**
 * Asks one of our own routes and parses what it answers. For query functions and event handlers in the browser.
 * @throws AppError with the route's own code, or unavailable where the studio does not answer.
 */
export async function requestJson<Schema extends z.ZodType>(
	schema: Schema,
	path: string,
	options: { readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<z.infer<Schema>> {
	const response = await send(path, options);
	const answer: unknown = await response.json().catch(() => undefined);
	if (response.ok) return schema.parse(answer);
	const failure = failureSchema.safeParse(answer);
	if (failure.success) throw new AppError(failure.data.error.code, failure.data.error.message, failure.data.error.details);
	throw new AppError("internal", `The studio answered ${response.status} to ${path}.`);
}

async function send(path: string, options: { readonly method?: string; readonly body?: unknown; readonly signal?: AbortSignal }): Promise<Response> {
	try {
		return await fetch(path, {
			method: options.method ?? "GET",
			signal: options.signal ?? null,
			...bodyOf(options.body),
		});
	} catch (error) {
		if (options.signal?.aborted) throw error;
		throw new AppError("unavailable", NO_ANSWER);
	}
}

/** A file is sent as it is, from disk and in pieces; everything else as JSON. */
function bodyOf(body: unknown): RequestInit {
	if (body === undefined) return {};
	if (body instanceof Blob) return { headers: { "content-type": "application/octet-stream" }, body };
	return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
