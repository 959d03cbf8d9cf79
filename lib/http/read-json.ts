import "server-only";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";

const BYTES_MAX = 1_000_000;

/** The body of a request, parsed. @throws AppError invalid where it is no JSON or not what is asked for, limit where it is beyond 1 MB. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
	return schema.parse(parse(await readText(request)));
}

async function readText(request: Request): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of request.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > BYTES_MAX) throw new AppError("limit", `A request may hold ${BYTES_MAX / 1e6} MB.`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new AppError("invalid", "The request's body is not JSON.");
	}
}
