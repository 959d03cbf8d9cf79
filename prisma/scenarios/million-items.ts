import "server-only";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { type Tx, withTransaction } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { canonicalBytes, sha256, toContent } from "#lib/history/content.ts";
import { countFacets } from "#lib/history/server/count-facets.ts";
import { createDataset } from "#lib/history/server/create-dataset.ts";
import { foldDeltas } from "#lib/history/server/fold-deltas.ts";
import { lockDataset } from "#lib/history/server/lock-dataset.ts";
import { recordCommand } from "#lib/history/server/record-command.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { type ImageContent, UNKNOWN_LICENCE } from "#lib/images/schema.ts";
import { OPTION_LETTERS, QUESTION_TYPES, type QuestionContent } from "#lib/questions/schema.ts";

export const QUESTIONS_PER_IMAGE = 10;

const LABELS = ["dog", "cat", "bicycle", "umbrella", "bench", "kite", "truck", "clock"];
const CHUNK = 20_000;

// Stand in the templates below for a subject's number; canonical JSON stays canonical when digits take their place inside a text.
const IMAGE = "@image@";
const QUESTION = "@question@";

type World = { readonly name: string; readonly questions: number /** Of the one picture that all images show. */; readonly pictureSha256: string };

/**
 * A dataset of many questions, ten an image: the same name and number give the same subjects, bytes and outcomes. A statement a table for
 * 20,000 subjects at a time, through the same triggers as everybody. Verifies its own counts.
 */
export async function makeMillionItems(world: World): Promise<{ readonly datasetId: DatasetId; readonly questions: number; readonly images: number }> {
	if (world.questions % QUESTIONS_PER_IMAGE !== 0) throw new AppError("invalid", `The number of questions must be a multiple of ${QUESTIONS_PER_IMAGE}.`);
	const { id: datasetId } = await createDataset(COMMAND_LINE, { name: world.name });
	const images = world.questions / QUESTIONS_PER_IMAGE;
	for (let from = 0; from < images; from += CHUNK)
		await inOneCommand(datasetId, (tx) => insertSubjects(tx, imagesBetween(world, from, Math.min(from + CHUNK, images))));
	for (let from = 0; from < world.questions; from += CHUNK)
		await inOneCommand(datasetId, (tx) => insertSubjects(tx, questionsBetween(world, from, Math.min(from + CHUNK, world.questions))));
	await withTransaction((tx) => foldDeltas(tx, datasetId));
	await verifyCounts(datasetId, { images, questions: world.questions });
	return { datasetId, images, questions: world.questions };

	async function inOneCommand(id: DatasetId, work: (tx: Tx) => Promise<void>): Promise<void> {
		await withTransaction(async (tx) => {
			const command = { id: createId<CommandId>(), datasetId: id, actor: COMMAND_LINE.id, kind: "scenario", fingerprint: sha256(world.name) };
			await recordCommand(tx, command);
			const draft = await lockDataset(tx, id);
			await tx.query("SELECT set_config('scenario.command', $1, true), set_config('scenario.dataset', $2, true), set_config('scenario.draft', $3, true)", [
				command.id,
				id,
				`${draft}`,
			]);
			await work(tx);
		});
	}
}

/** SQL for rows of (id, kind, key, parent_id, outcome, split, stage, type, labels, body), and the values of its parameters. */
type Rows = { readonly sql: string; readonly values: readonly unknown[] };

/** Ids are of version 8 (RFC 9562, free use): eight digits of the world's name, then the number, so that they sort in the order of making. */
function idSql(world: World, kind: "8" | "9", number: string): string {
	return `('${sha256(world.name).toString("hex").slice(0, 8)}-0000-8000-${kind}000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

const SPLIT = (image: string) => `(CASE ${image} % 10 WHEN 8 THEN 'validation' WHEN 9 THEN 'test' ELSE 'train' END)::split`;

function imagesBetween(world: World, from: number, to: number): Rows {
	return {
		sql: `SELECT ${idSql(world, "8", "n")} AS id, 'image'::subject_kind AS kind, 'scenario:' || n AS key, NULL::uuid AS parent_id, 'undecided'::outcome AS outcome,
			${SPLIT("n")} AS split, '' AS stage, '' AS type, ARRAY[($3::text[])[n % ${LABELS.length} + 1]] AS labels,
			convert_to(replace(($4::text[])[n % ${LABELS.length} + 1], '${IMAGE}', n::text), 'UTF8') AS body
			FROM generate_series($1::int, $2::int - 1) n`,
		values: [from, to, LABELS, LABELS.map((label) => imageTemplate(world, label))],
	};
}

function questionsBetween(world: World, from: number, to: number): Rows {
	const templates = LABELS.flatMap((label) => QUESTION_TYPES.map((type, position) => questionTemplate(label, type, position)));
	const image = `(n / ${QUESTIONS_PER_IMAGE})`;
	return {
		sql: `SELECT ${idSql(world, "9", "n")} AS id, 'question'::subject_kind AS kind, encode(sha256(convert_to('scenario:' || n, 'UTF8')), 'hex') AS key,
			${idSql(world, "8", image)} AS parent_id,
			(CASE WHEN n % 5 = 0 THEN 'accepted' WHEN n % 7 = 0 THEN 'rejected' ELSE 'undecided' END)::outcome AS outcome, ${SPLIT(image)} AS split,
			'grounded' AS stage, ($5::text[])[n % ${QUESTION_TYPES.length} + 1] AS type, ARRAY[($3::text[])[${image} % ${LABELS.length} + 1]] AS labels,
			convert_to(replace(replace(($4::text[])[${image} % ${LABELS.length} * ${QUESTION_TYPES.length} + n % ${QUESTION_TYPES.length} + 1],
				'${IMAGE}', ${image}::text), '${QUESTION}', n::text), 'UTF8') AS body
			FROM generate_series($1::int, $2::int - 1) n`,
		values: [from, to, LABELS, templates, QUESTION_TYPES],
	};
}

async function insertSubjects(tx: Tx, { sql, values }: Rows): Promise<void> {
	await tx.query(`CREATE TEMPORARY TABLE made ON COMMIT DROP AS SELECT *, sha256(body) AS hash FROM (${sql}) numbered`, [...values]);
	await tx.query(`
		INSERT INTO content (hash, kind, stage, type, labels, body) SELECT hash, kind, stage, type, labels, body FROM made ORDER BY hash ON CONFLICT DO NOTHING;
		WITH begun AS (
			INSERT INTO subject (id, dataset_id, kind, key, parent_id, head_seq, head_hash, outcome, split, stage, type)
			SELECT id, current_setting('scenario.dataset')::uuid, kind, key, parent_id, 1, hash, outcome, split, stage, type FROM made
			RETURNING id, head_hash, outcome, split
		)
		INSERT INTO change (subject_id, seq, command_id, hash, outcome, split)
		SELECT id, 1, current_setting('scenario.command')::uuid, head_hash, outcome, split FROM begun;
		INSERT INTO subject_label (dataset_id, label, subject_id, stage, type, outcome, split)
		SELECT current_setting('scenario.dataset')::uuid, label, id, stage, type, outcome, split FROM made, unnest(labels) label WHERE kind = 'question';
		INSERT INTO member (dataset_id, subject_id, hash, outcome, is_stale, split, v_from)
		SELECT current_setting('scenario.dataset')::uuid, id, hash, outcome, false, split, current_setting('scenario.draft')::int FROM made`);
}

function imageTemplate(world: World, label: string): string {
	const content: ImageContent = {
		v: 1,
		kind: "image",
		pixels: { sha256: world.pictureSha256, mime: "image/png", width: 640, height: 480, perceptualHash: "0123456789abcdef" },
		source: { name: "scenario", id: IMAGE, split: "train", fileName: `${IMAGE}.png`, sha256: world.pictureSha256 },
		licence: UNKNOWN_LICENCE,
		captions: [{ text: `Photo ${IMAGE} with one ${label}.`, author: "unknown" }],
		regions: [{ key: "r1", label, box: { x: 40, y: 60, width: 200, height: 160 }, crowd: false, origin: "import", original: null, sourceId: null }],
		nextRegion: 2,
	};
	return canonicalBytes(content).toString();
}

function questionTemplate(label: string, type: QuestionContent["type"], position: number): string {
	const content: QuestionContent = {
		v: 1,
		kind: "question",
		image: `scenario:${IMAGE}`,
		stage: "grounded",
		type,
		origin: "model",
		stem: `Question ${QUESTION}: what does photo ${IMAGE} tell about the ${label}?`,
		mentions: [],
		options: ["One thing", "Another thing", "A third thing", "Nothing"],
		key: OPTION_LETTERS[position % 4] ?? "A",
		evidence: [{ region: "r1", label, box: { x: 40, y: 60, width: 200, height: 160 } }],
		derivation: null,
		restsOn: [],
		parents: [],
	};
	return toContent(content, { stage: content.stage, type, labels: [label] }).body.toString();
}

async function verifyCounts(datasetId: DatasetId, expected: { readonly images: number; readonly questions: number }): Promise<void> {
	const cube = (await countFacets(null, datasetId)).filter(({ facet }) => facet === "cube");
	const count = (kind: string) => cube.filter(({ value }) => value.startsWith(`${kind}/`)).reduce((sum, { n }) => sum + n, 0);
	const found = { images: count("image"), questions: count("question") };
	if (found.images === expected.images && found.questions === expected.questions) return;
	throw new AppError(
		"internal",
		`The scenario made ${found.images} images and ${found.questions} questions, not ${expected.images} and ${expected.questions}.`,
	);
}
