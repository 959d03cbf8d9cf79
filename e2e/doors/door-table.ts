import type { Permission } from "#lib/auth/permissions.ts";
import { createId } from "#lib/ids.ts";

/**
 * Whom a door lets in. An action is given an input that its schema takes, for it parses before its use case authorises;
 * a route authorises first. A new route or action needs its line here.
 */
export type DoorRule = { readonly lets: Permission | "whoever is signed in" | "anybody"; readonly input?: unknown };

const datasetId = createId<string>();

export const DOOR_TABLE: Readonly<Record<string, DoorRule>> = {
	"GET /api/health": { lets: "anybody" },
	"POST /api/auth/sign-in/email": { lets: "anybody" },
	"POST /api/auth/sign-out": { lets: "whoever is signed in" },
	"GET /api/jobs": { lets: "job:read" },
	"GET /api/jobs/[id]": { lets: "job:read" },
	"GET /api/jobs/events": { lets: "job:read" },
	"GET /api/items": { lets: "dataset:read" },
	"GET /api/items/facets": { lets: "dataset:read" },
	"POST /api/items/decisions/preview": { lets: "question:decide-many" },
	"GET /api/items/decisions/last": { lets: "dataset:read" },
	"GET /api/items/views": { lets: "dataset:read" },
	"GET /api/runs": { lets: "run:read" },
	"GET /api/runs/[id]": { lets: "run:read" },
	"POST /api/runs/estimate": { lets: "run:manage" },
	"lib/runs/actions.ts startRunAction": {
		lets: "run:manage",
		input: {
			id: createId<string>(),
			commandId: createId<string>(),
			datasetId,
			name: "Run",
			recipe: "rules",
			servers: {},
			seed: 1,
			subjectLimit: null,
			budget: { calls: null, tokens: null, dollars: null },
		},
	},
	"lib/runs/actions.ts pauseRunAction": { lets: "run:manage", input: { id: createId<string>() } },
	"lib/runs/actions.ts resumeRunAction": { lets: "run:manage", input: { id: createId<string>() } },
	"lib/runs/actions.ts cancelRunAction": { lets: "run:manage", input: { id: createId<string>() } },
	"lib/runs/actions.ts setRunBudgetAction": {
		lets: "run:manage",
		input: { id: createId<string>(), budget: { calls: null, tokens: null, dollars: null } },
	},
	"GET /api/review/queue": { lets: "dataset:read" },
	"GET /api/review/items/[id]": { lets: "dataset:read" },
	"GET /api/review/items/[id]/history": { lets: "dataset:read" },
	"POST /api/review/decisions": { lets: "question:decide" },
	"GET /api/candidates/events": { lets: "question:edit" },
	"GET /api/candidates/offer": { lets: "question:edit" },
	"GET /api/snapshots": { lets: "dataset:read" },
	"GET /api/exports/[id]": { lets: "snapshot:export" },
	"GET /api/exports/preview": { lets: "snapshot:export" },
	"GET /api/objects/[sha256]": { lets: "dataset:read" },
	"GET /api/images/[sha256]/thumbnail": { lets: "dataset:read" },
	"GET /api/images/[sha256]/preview": { lets: "dataset:read" },
	"GET /api/uploads/[id]/files": { lets: "image:import" },
	"PUT /api/uploads/[id]/files": { lets: "image:import" },
	"GET /api/imports": { lets: "dataset:read" },
	"GET /api/imports/[id]/refusals": { lets: "dataset:read" },
	"GET /api/imports/[id]/refusals/csv": { lets: "dataset:read" },
	"lib/imports/actions.ts beginUploadAction": { lets: "image:import", input: { datasetId } },
	"lib/imports/actions.ts startImportAction": {
		lets: "image:import",
		input: { uploadId: createId(), instances: "instances.json", captions: null, licences: null },
	},
	"lib/auth/actions.ts createOwnerAction": { lets: "anybody", input: { name: "Late", email: "late@example.com", password: "a long enough password" } },
	"lib/auth/actions.ts createPersonAction": { lets: "person:manage", input: { name: "New", email: "new@example.com", role: "reviewer" } },
	"lib/auth/actions.ts setRoleAction": { lets: "person:manage", input: { personId: "nobody", role: "lead" } },
	"lib/auth/actions.ts resetPasswordAction": { lets: "person:manage", input: { personId: "nobody" } },
	"lib/auth/actions.ts changePasswordAction": {
		lets: "whoever is signed in",
		input: { currentPassword: "not the present one", newPassword: "a long enough password" },
	},
	"lib/auth/actions.ts changeKeysAction": { lets: "whoever is signed in", input: { shortcutId: "review.accept", keys: ["y"] } },
	"lib/auth/actions.ts resetKeysAction": { lets: "whoever is signed in", input: {} },
	"lib/inference/actions.ts addServerAction": {
		lets: "server:manage",
		input: { id: createId(), name: "through the door", urls: ["http://127.0.0.1:9/v1"], roles: ["writer"], model: null, key: null, inFlightMax: 1 },
	},
	"lib/inference/actions.ts probeServerAction": { lets: "server:manage", input: { id: createId() } },
	"lib/inference/actions.ts removeServerAction": { lets: "server:manage", input: { id: createId() } },
	"lib/jobs/actions.ts cancelJobAction": { lets: "job:cancel", input: { jobId: createId() } },
	"lib/history/actions.ts createDatasetAction": { lets: "dataset:create", input: { name: "made through the door" } },
	"lib/snapshots/actions.ts publish": { lets: "snapshot:publish", input: { datasetId, commandId: createId(), note: "a note" } },
	"lib/snapshots/actions.ts restore": { lets: "snapshot:publish", input: { datasetId, commandId: createId(), number: 1 } },
	"lib/review/actions.ts decideManyAction": {
		lets: "question:decide-many",
		input: { datasetId, commandId: createId(), decision: "reject", defects: [], sightings: [[createId(), 1, null, 0]] },
	},
	"lib/review/actions.ts saveViewAction": { lets: "dataset:read", input: { id: createId(), datasetId, name: "a view", filters: {} } },
	"lib/review/actions.ts deleteViewAction": { lets: "dataset:read", input: { id: createId() } },
	"lib/review/actions.ts undoManyAction": { lets: "question:decide-many", input: { datasetId, commandId: createId(), undoes: createId() } },
	"lib/synthesis/actions.ts startWriting": { lets: "question:write", input: { datasetId, commandId: createId(), perImage: 2, seed: 1 } },
	"lib/synthesis/actions.ts askForCandidateAction": {
		lets: "question:edit",
		input: { datasetId, commandId: createId(), subject: { id: createId(), hash: "0".repeat(64) }, engine: { kind: "rules" }, instruction: "" },
	},
	"lib/synthesis/actions.ts keepFormerAction": { lets: "question:edit", input: { id: createId() } },
	"lib/exports/actions.ts startExportAction": { lets: "snapshot:export", input: { datasetId, snapshot: 1, acceptLicences: [] } },
};
