import { previewQuerySchema } from "#lib/exports/schema.ts";
import { previewExport } from "#lib/exports/server/preview-export.ts";
import { defineRoute } from "#lib/http/define-route.ts";

export const GET = defineRoute({ permission: "snapshot:export", query: previewQuerySchema, handle: ({ actor, query }) => previewExport(actor, query) });
