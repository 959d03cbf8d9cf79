import type { IncomingMessage, ServerResponse } from "node:http";
import { answerModel } from "#e2e/inference-server/answer-model.ts";
import { complain } from "#e2e/inference-server/complain.ts";
import { deliver } from "#e2e/inference-server/deliver.ts";
import type { Body, Complaint, Page } from "#e2e/inference-server/dialect.ts";
import { drawFraction } from "#e2e/inference-server/draw-fraction.ts";
import { CONTENT_FAULTS, type ContentFault, TRANSPORT_FAULTS } from "#e2e/inference-server/faults.ts";
import { isRecord } from "#e2e/inference-server/is-record.ts";
import { type Outgoing, toOutgoing, toStreamed } from "#e2e/inference-server/outgoing.ts";
import { readBody } from "#e2e/inference-server/read-body.ts";
import { recordCall } from "#e2e/inference-server/record-call.ts";
import type { RecordedCall, Serving } from "#e2e/inference-server/serving.ts";
import type { Settings } from "#e2e/inference-server/settings.ts";
import { takeImages } from "#e2e/inference-server/take-images.ts";
import { STREAM_END, toEvent } from "#e2e/inference-server/to-event.ts";

export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly path: string };

const FIRST_TOKEN_FRACTION = 0.25;
const RETRY_AFTER = { "retry-after": "1" };

/** One call from its head to its end: counted, kept, and answered well or badly. */
export async function answerCall(serving: Serving, { request, response, path }: Exchange): Promise<void> {
	const beganAtMs = performance.now();
	const gone = new AbortController();
	let call: Serving["calls"][number] | null = null;
	serving.meter.begin();
	response.once("close", () => {
		if (!response.writableFinished) gone.abort();
		const status = response.writableFinished ? response.statusCode : call?.fault?.startsWith("reset") ? "reset" : "aborted";
		serving.meter.end(status);
		if (!call) return;
		call.status = status;
		if (status === 200) noteAnswer(serving, call);
	});
	try {
		await answer();
	} catch (error) {
		if (gone.signal.aborted) return;
		const told = error instanceof Error ? error.stack : String(error); // of the answerer: whoever wrote the test must see it
		await send(toOutgoing(serving.dialect, { status: 500, body: `The answerer failed. ${told}` }));
	}

	async function answer(): Promise<void> {
		const raw = await readBody(request);
		serving.meter.count({ kind: "body", bytes: raw?.length ?? 0 });
		const body = raw && parse(raw);
		if (serving.settings.down) return send(refuse({ kind: "down" }));
		if (raw === null) return send(toOutgoing(serving.dialect, { status: 413, body: "Payload Too Large", headers: { connection: "close" } }));
		if (body === null) return send(refuse({ kind: "invalid", message: "The body is not a JSON object." }));
		const images = takeImages(body);
		call = recordCall(serving, path, body);
		const { fault, bodySha256: id } = call;
		if (fault === "reset-before-answer") return void response.socket?.resetAndDestroy();
		if (fault === "hang") return;
		const failure = findFailure(serving, call);
		if (failure) return send(failure);
		if (!(await serving.slots.enter(gone.signal))) return send(refuse({ kind: "busy" }));
		try {
			await send(await answerModel(serving, { path, body, images, id, fault: toContentFault(fault) }), call);
		} finally {
			serving.slots.leave();
		}
	}

	function send(outgoing: Outgoing, worked?: Pick<RecordedCall, "bodySha256" | "fault">): Promise<void> {
		const latencyMs = outgoing.isWork && worked ? drawLatency(serving.settings, worked.bodySha256) : 0;
		return deliver({
			...outgoing,
			response,
			firstAtMs: beganAtMs + latencyMs * (outgoing.isStreamed ? FIRST_TOKEN_FRACTION : 1),
			lastAtMs: beganAtMs + latencyMs,
			breaksBy: worked?.fault === "reset-within-answer" || worked?.fault === "stall" ? worked.fault : null,
			signal: gone.signal,
		});
	}

	function refuse(complaint: Complaint): Outgoing {
		return toOutgoing(serving.dialect, complain(serving.dialect, complaint));
	}
}

function parse(raw: Buffer): Body | null {
	try {
		const body: unknown = JSON.parse(raw.toString("utf8"));
		return isRecord(body) ? body : null;
	} catch {
		return null;
	}
}

/** The faults that are answers themselves. */
function findFailure({ dialect }: Serving, { fault, body }: Pick<RecordedCall, "fault" | "body">): Outgoing | null {
	const toFailure = (page: Page, headers = {}) => toOutgoing(dialect, { ...page, headers });
	switch (fault) {
		case "429":
			return toFailure(complain(dialect, { kind: "rate-limited" }));
		case "429-retry-after":
			return toFailure(complain(dialect, { kind: "rate-limited" }), RETRY_AFTER);
		case "503":
			return toFailure(complain(dialect, { kind: "busy" }));
		case "503-retry-after":
			return toFailure(complain(dialect, { kind: "busy" }), RETRY_AFTER);
		case "500": {
			const failed = complain(dialect, { kind: "failed" });
			// Once a stream has begun, an error comes in it, after the 200.
			return body.stream === true ? toStreamed(dialect, [toEvent(failed.body), STREAM_END]) : toFailure(failed);
		}
		default:
			return null;
	}
}

function toContentFault(fault: RecordedCall["fault"]): ContentFault | null {
	return CONTENT_FAULTS.find((kind) => kind === fault) ?? null;
}

function drawLatency({ latencyMs }: Settings, bodySha256: string): number {
	if (typeof latencyMs === "number") return latencyMs;
	const [least, most] = latencyMs;
	return least + (most - least) * drawFraction(`latency ${bodySha256}`);
}

function noteAnswer({ bodies, meter }: Serving, { path, bodySha256, fault }: RecordedCall): void {
	const seen = bodies.get(bodySha256);
	if (!seen || path === "/tokenize" || TRANSPORT_FAULTS.some((kind) => kind === fault)) return;
	meter.count({ kind: seen.isAnswered ? "answered-again" : "answered" });
	seen.isAnswered = true;
}
