import { complain } from "#e2e/inference-server/complain.ts";
import { detect } from "#e2e/inference-server/detect.ts";
import type { Body, Page } from "#e2e/inference-server/dialect.ts";
import type { ContentFault } from "#e2e/inference-server/faults.ts";
import { generateChoice } from "#e2e/inference-server/generate-choice.ts";
import { type Outgoing, toOutgoing, toStreamed } from "#e2e/inference-server/outgoing.ts";
import { readAsk } from "#e2e/inference-server/read-ask.ts";
import type { Serving } from "#e2e/inference-server/serving.ts";
import type { TakenImage } from "#e2e/inference-server/take-images.ts";
import { tokenize } from "#e2e/inference-server/tokenize.ts";
import { writeAnswer } from "#e2e/inference-server/write-answer.ts";
import { writeStream } from "#e2e/inference-server/write-stream.ts";

type Question = {
	readonly path: string;
	readonly body: Body;
	readonly images: readonly TakenImage[];
	readonly id: string;
	readonly fault: ContentFault | null;
};

const ID_LENGTH = 24;

/** What the model says to a body, as its kind of server says it. The same body is answered with the same bytes. */
export async function answerModel(serving: Serving, { path, body, images, id, fault }: Question): Promise<Outgoing> {
	const { settings, dialect, answerer } = serving;
	const toPage = (page: Page, isWork: boolean) => toOutgoing(dialect, page, isWork);
	if (path === "/tokenize") return toPage({ status: 200, body: tokenize(body, settings) }, false);
	if (path === "/detect") {
		const detection = await detect({ body, image: images[0], model: settings.model, detector: serving.detector });
		return detection.kind === "refused" ? toPage(complain(dialect, detection.complaint), false) : toPage({ status: 200, body: detection.body }, true);
	}
	const read = readAsk({ kind: path === "/v1/completions" ? "completion" : "chat", body, images, settings, dialect });
	if (read.kind === "refused") return toPage(complain(dialect, read.complaint), false);
	const { ask } = read;
	const choices = await Promise.all(Array.from({ length: ask.samples }, (_, sample) => generateChoice({ ask, sample, answerer, settings, fault })));
	const written = { dialect, ask, choices, id: id.slice(0, ID_LENGTH) };
	return ask.isStreamed ? toStreamed(dialect, writeStream(written)) : toPage({ status: 200, body: writeAnswer(written) }, true);
}
