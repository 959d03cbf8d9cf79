import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import { defineRoute } from "#lib/http/define-route.ts";
import { uploadIdSchema, uploadNameSchema } from "#lib/imports/schema.ts";
import { listUploadedFiles } from "#lib/imports/server/list-uploaded-files.ts";
import { storeUploadedFile } from "#lib/imports/server/store-uploaded-file.ts";

const params = z.object({ id: uploadIdSchema });

export const GET = defineRoute({
	permission: "image:import",
	params,
	query: z.object({ after: z.string().optional() }),
	handle: ({ actor, params: { id }, query: { after } }) => listUploadedFiles(actor, { uploadId: id, ...(after && { after }) }),
});

export const PUT = defineRoute({
	permission: "image:import",
	params,
	query: z.object({ name: uploadNameSchema }),
	handle: ({ actor, params: { id }, query: { name }, request }) => {
		const content = request.body ? Readable.fromWeb(request.body as ReadableStream<Uint8Array>) : Readable.from([]);
		return storeUploadedFile(actor, { uploadId: id, name, content });
	},
});
