import "server-only";
import type { Tx } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { type Content, toContent } from "#lib/history/content.ts";
import { partHash, partsOf } from "#lib/history/part-hash.ts";
import type { RestsOn } from "#lib/history/schema.ts";
import { findContents } from "#lib/history/server/find-contents.ts";
import { findSubjectsByKeys, type Subject } from "#lib/history/server/find-subjects.ts";
import { type ImageContent, imageContentSchema } from "#lib/images/schema.ts";
import { recomputeKey } from "#lib/questions/recompute-key.ts";
import { type QuestionContent, questionContentSchema } from "#lib/questions/schema.ts";
import { findParents } from "#lib/questions/server/find-parents.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

type Repinned = { readonly question: Content; readonly trace: Content | null };

/**
 * "Still right", said by a person: the same question and trace, resting on what is there now. `question` is its content to be, which may be a
 * new one. Contents that rest on nothing changed come back byte for byte.
 * @throws AppError invalid where a region that the question is about is gone
 */
export async function repinContents(tx: Tx, { question, trace }: { readonly question: Subject & { content: Content }; readonly trace: Subject | null }) {
	const repinned = await repinQuestion(tx, question);
	return { question: repinned, trace: trace && (await repinTrace(tx, trace, { key: question.key, content: repinned })) } satisfies Repinned;
}

async function repinQuestion(tx: Tx, { datasetId, content }: Subject & { content: Content }): Promise<Content> {
	const question = questionContentSchema.parse(JSON.parse(content.body.toString("utf8")));
	const images = await findSubjectsByKeys(tx, { datasetId, kind: "image", keys: [question.image] });
	const image = images.get(question.image);
	if (!image) return content;
	const imageContent = imageContentSchema.parse(JSON.parse(image.body.toString("utf8")));
	const evidence = question.evidence.map((one) => {
		const region = imageContent.regions.find((present) => present.key === one.region);
		if (!region) throw new AppError("invalid", `The region ${one.region} that it is about is gone from the image. Edit or reject the question.`);
		return { region: region.key, label: region.label, box: region.box };
	});
	const restsOn = await repinRestsOn(tx, { datasetId, restsOn: question.restsOn });
	const repinned = await repinParents(tx, { ...question, evidence, restsOn }, imageContent);
	return toContent(repinned, { stage: content.stage, type: content.type, labels: content.labels });
}

/**
 * A composed question names its parents besides resting on them. Where they have changed and its key no longer comes out of theirs, it is the
 * person's word that it holds.
 */
async function repinParents(tx: Tx, question: QuestionContent, image: ImageContent): Promise<QuestionContent> {
	const parents = question.parents.map(({ key, hash }) => ({
		key,
		hash: question.restsOn.find((rest) => rest.role === "parent" && rest.key === key)?.hash ?? hash,
	}));
	if (parents.every(({ hash }, index) => hash === question.parents[index]?.hash)) return question;
	const { ablations, checks: _, ...kept } = { ...question, parents };
	const derived: QuestionContent = { ...kept, ...(ablations && { ablations }) };
	const found = await findParents(tx, [derived]);
	const isComputed = derived.origin !== "person" && recomputeKey(derived, image, found.get(derived)).differences.length === 0;
	return isComputed ? derived : { ...kept, origin: "person", derivation: null };
}

async function repinTrace(tx: Tx, trace: Subject, question: { readonly key: string; readonly content: Content }): Promise<Content> {
	const stored = (await findContents(tx, [trace.hash])).get(trace.hash.toString("hex"));
	if (!stored) throw new AppError("internal", `The content of the trace ${trace.id} is gone.`);
	const value = traceContentSchema.parse(JSON.parse(stored.body.toString("utf8")));
	const pinned = await repinRestsOn(tx, { datasetId: trace.datasetId, restsOn: value.restsOn });
	const restsOn = pinned.map((one) =>
		one.kind === "question" && one.key === question.key && one.part === "" ? { ...one, hash: question.content.hash.toString("hex") } : one,
	);
	return toContent({ ...value, restsOn }, { stage: stored.stage, type: stored.type, labels: stored.labels });
}

async function repinRestsOn(tx: Tx, { datasetId, restsOn }: { readonly datasetId: Subject["datasetId"]; readonly restsOn: RestsOn }): Promise<RestsOn> {
	const present = new Map<string, Subject>();
	for (const kind of new Set(restsOn.map((one) => one.kind))) {
		const keys = restsOn.filter((one) => one.kind === kind).map((one) => one.key);
		for (const [key, subject] of await findSubjectsByKeys(tx, { datasetId, kind, keys })) present.set(`${kind} ${key}`, subject);
	}
	return restsOn.map((one) => {
		const subject = present.get(`${one.kind} ${one.key}`);
		return subject ? { ...one, hash: hashOf(subject, one.part).toString("hex") } : one;
	});
}

function hashOf(subject: Subject, part: string): Buffer {
	return part === "" ? subject.hash : partHash(partsOf(JSON.parse(subject.body.toString("utf8"))), part);
}
