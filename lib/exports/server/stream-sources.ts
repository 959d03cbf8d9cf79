import "server-only";
import type { ExportSource } from "#lib/exports/schema.ts";
import type { ExportPlan } from "#lib/exports/server/plan-export.ts";
import type { Box } from "#lib/geometry/box.ts";
import type { Split } from "#lib/history/schema.ts";
import { imageContentSchema, type Pixels } from "#lib/images/schema.ts";
import { questionContentSchema } from "#lib/questions/schema.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

const BATCH = 200;

type Row = Pick<Pixels, "sha256" | "mime" | "width" | "height"> & {
	readonly questionKey: string;
	readonly traceKey: string;
	readonly split: Split;
	readonly imageHash: Buffer;
	readonly question: Buffer;
	readonly trace: Buffer;
};

/** The plan's rows in their order, a batch at a time. */
export async function* streamSources(plan: ExportPlan, batch = BATCH): AsyncGenerator<readonly ExportSource[]> {
	const findBoxes = createBoxFinder(plan);
	for (let after = 0; after < plan.rows; after += batch) {
		const { rows } = await plan.connection.query<Row>(
			`SELECT r.question_key AS "questionKey", r.trace_key AS "traceKey", r.split, q.body AS question, t.body AS trace,
			   i.hash AS "imageHash", i.sha256, i.mime, i.width, i.height
			 FROM export_row r JOIN content q ON q.hash = r.question_hash JOIN content t ON t.hash = r.trace_hash JOIN export_image i USING (image_id)
			 WHERE r.ordinal > $1 AND r.ordinal <= $2 ORDER BY r.ordinal`,
			[after, after + batch],
		);
		const sources: ExportSource[] = [];
		for (const row of rows) sources.push(await toSource(row, findBoxes));
		yield sources;
	}
}

type FindBoxes = (imageHash: Buffer) => Promise<ReadonlyMap<string, Box>>;

async function toSource(row: Row, findBoxes: FindBoxes): Promise<ExportSource> {
	const question = questionContentSchema.parse(JSON.parse(row.question.toString("utf8")));
	const trace = traceContentSchema.parse(JSON.parse(row.trace.toString("utf8")));
	const evidence = new Map(question.evidence.map(({ region, box }) => [region, box]));
	const rests = [...question.mentions, ...trace.mentions].every((mention) => evidence.has(mention.region));
	const boxes = rests ? evidence : new Map([...(await findBoxes(row.imageHash)), ...evidence]);
	const { questionKey, traceKey, split, sha256, mime, width, height } = row;
	return { questionKey, traceKey, split, question, trace, image: { sha256, mime, width, height }, boxes };
}

/** Boxes of the picture itself, for the rare text that names a region outside the question's evidence. Keeps the last picture's. */
function createBoxFinder({ connection }: ExportPlan): FindBoxes {
	let last: { readonly hash: string; readonly boxes: ReadonlyMap<string, Box> } | null = null;
	return async (imageHash) => {
		const hash = imageHash.toString("hex");
		if (last?.hash === hash) return last.boxes;
		const { rows } = await connection.query<{ body: Buffer }>("SELECT body FROM content WHERE hash = $1", [imageHash]);
		const regions = rows[0] ? imageContentSchema.parse(JSON.parse(rows[0].body.toString("utf8"))).regions : [];
		last = { hash, boxes: new Map(regions.map((region) => [region.key, region.box])) };
		return last.boxes;
	};
}
