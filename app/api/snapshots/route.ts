import { defineRoute } from "#lib/http/define-route.ts";
import { versionQuerySchema } from "#lib/snapshots/schema.ts";
import { listVersions } from "#lib/snapshots/server/list-versions.ts";

export const GET = defineRoute({ permission: "dataset:read", query: versionQuerySchema, handle: ({ actor, query }) => listVersions(actor, query) });
