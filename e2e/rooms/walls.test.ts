import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findImportViolations } from "#e2e/rooms/find-import-violations.ts";
import { findNameViolations } from "#e2e/rooms/find-name-violations.ts";
import { findRouteViolations } from "#e2e/rooms/find-route-violations.ts";
import type { Violation } from "#e2e/rooms/violation.ts";

/** A small house in which everything is where it belongs. */
const HOUSE = {
	"package.json": JSON.stringify({
		type: "module",
		imports: { "#*": "./*" },
		dependencies: { konva: "*", "server-only": "*" },
		devDependencies: { vitest: "*" },
	}),
	"lib/errors.ts": "export type AppError = string;",
	"lib/geometry/box.ts": 'import type { AppError } from "#lib/errors.ts"; export type Box = AppError;',
	"lib/db/database.ts": 'import "server-only"; import type { Row } from "#lib/db/generated/client.ts"; export type Database = Row;',
	"lib/db/generated/client.ts": "export type Row = string;",
	"lib/history/schema.ts": 'import type { Box } from "#lib/geometry/box.ts"; export type Content = Box;',
	"lib/history/server/put-subjects.ts": 'import "server-only"; import type { Database } from "#lib/db/database.ts"; export type Put = Database;',
	"lib/images/schema.ts": 'import type { Content } from "#lib/history/schema.ts"; export type Image = Content;',
	"lib/images/actions.ts": '"use server"; import type { Get } from "#lib/images/server/get-image.ts"; export type Action = Get;',
	"lib/images/server/get-image.ts": 'import "server-only"; import type { Put } from "#lib/history/server/put-subjects.ts"; export type Get = Put;',
	"lib/exports/schema.ts": "export type Format = string;",
	"lib/worker/main.ts": 'import type { Get } from "#lib/images/server/get-image.ts"; export type Work = Get;',
	"components/ui/button.tsx": "export function Button() { return <button />; }",
	"components/canvas/canvas-stage.tsx": 'import Konva from "konva"; export const stage = Konva;',
	"components/images/image-card.tsx":
		'import { Button } from "#components/ui/button.tsx"; import type { Action } from "#lib/images/actions.ts"; export type Card = Action; export const card = <Button />;',
	"app/page.tsx":
		'import { card } from "#components/images/image-card.tsx"; import type { Get } from "#lib/images/server/get-image.ts"; export default function Page(): Get { return card; }',
	"prisma/scenarios/scene.ts": "export const scene = 1;",
};

/** One line in the wrong room for each wall. */
const PLANTED: readonly (readonly [wall: string, file: string, source: string])[] = [
	["no-cycles", "lib/images/egg.ts", 'import type { Hen } from "#lib/images/hen.ts"; export type Egg = Hen;'],
	["nothing-unresolved", "lib/images/lost.ts", 'import "#lib/images/nowhere.ts";'],
	["tests-are-not-imported", "lib/images/curious.ts", 'import "#lib/images/schema.test.ts";'],
	["no-development-packages-in-the-product", "lib/images/tooled.ts", 'import { test } from "vitest"; export { test };'],
	["kernel-knows-nothing", "lib/geometry/knowing.ts", 'import type { Image } from "#lib/images/schema.ts"; export type Known = Image;'],
	["platform-knows-no-trade", "lib/db/trading.ts", 'import type { Image } from "#lib/images/schema.ts"; export type Traded = Image;'],
	["domains-look-left-from-history", "lib/history/forward.ts", 'import type { Image } from "#lib/images/schema.ts"; export type Next = Image;'],
	["domains-look-left-from-images", "lib/images/forward.ts", 'import type { Format } from "#lib/exports/schema.ts"; export type Next = Format;'],
	["domains-look-left-from-exports", "lib/exports/sideways.ts", 'import type { Row } from "#lib/imports/schema.ts"; export type Beside = Row;'],
	["domains-know-no-front-door", "lib/images/outward.ts", 'import type { Work } from "#lib/worker/main.ts"; export type Out = Work;'],
	[
		"server-is-called-by-servers",
		"components/images/eager-card.tsx",
		'import type { Get } from "#lib/images/server/get-image.ts"; export const card = <p>{{} as Get}</p>;',
	],
	["server-is-called-by-servers", "lib/images/eager-rule.ts", 'import type { Get } from "#lib/images/server/get-image.ts"; export type Eager = Get;'],
	["actions-call-their-own-server", "lib/history/actions.ts", 'import type { Get } from "#lib/images/server/get-image.ts"; export type Action = Get;'],
	["client-safe-stays-client-safe", "lib/images/unsafe.ts", 'import type { Database } from "#lib/db/database.ts"; export type Unsafe = Database;'],
	["prisma-stays-behind-the-database", "lib/images/rowing.ts", 'import type { Row } from "#lib/db/generated/client.ts"; export type Boat = Row;'],
	["konva-stays-in-the-canvas", "components/images/drawn-card.tsx", 'import Konva from "konva"; export const drawn = Konva;'],
	["components-see-no-platform", "components/images/deep-card.tsx", 'import type { Database } from "#lib/db/database.ts"; export type Deep = Database;'],
	["primitives-know-no-trade", "components/ui/image-button.tsx", 'import type { Image } from "#lib/images/schema.ts"; export type Prop = Image;'],
	["routes-compose", "app/api/route.ts", 'import type { Database } from "#lib/db/database.ts"; export const GET = {} as Database;'],
	["server-begins-with-server-only", "lib/images/server/open.ts", "export const open = 1;"],
];

const BESIDE = {
	"lib/images/hen.ts": 'import type { Egg } from "#lib/images/egg.ts"; export type Hen = Egg;',
	"lib/images/schema.test.ts": "export {};",
	"lib/imports/schema.ts": "export type Row = string;",
	".next/types.ts": "export {};",
};

let root: string;
let found: readonly Violation[];

beforeAll(async () => {
	root = mkdtempSync(path.join(tmpdir(), "tracewright-rooms-"));
	symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
	for (const [file, source] of [...Object.entries(HOUSE), ...Object.entries(BESIDE), ...PLANTED.map(([, file, source]) => [file, source] as const)]) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), source);
	}
	found = await findImportViolations(root, [...Object.keys(HOUSE).filter((file) => file !== "package.json"), ...PLANTED.map(([, file]) => file)]);
});

afterAll(() => rmSync(root, { recursive: true }));

test.each(PLANTED)("the wall %s catches what was planted in %s", (wall, file) => {
	expect(found.filter(({ rule, at }) => rule === wall && at.startsWith(file))).toHaveLength(1);
});

test("a house in order breaks no wall", () => {
	const planted = new Set([...PLANTED.map(([, file]) => file), ...Object.keys(BESIDE)]);
	expect(found.filter(({ at }) => !planted.has(at.split(" → ")[0] ?? ""))).toEqual([]);
});

test("each wall has its planted violation", async () => {
	const { default: walls } = await import("#dependency-cruiser");
	const lines = (name: string) => name.replace(/^(domains-look-left)-from-.*/, "$1");
	const planted = new Set(PLANTED.map(([wall]) => lines(wall)));
	expect([...(walls.forbidden ?? []), ...(walls.required ?? [])].map(({ name }) => lines(name ?? "")).filter((name) => !planted.has(name))).toEqual([]);
});

test("a file that is not cruised is told", async () => {
	expect(await findImportViolations(root, ["lib/errors.ts", ".next/types.ts"])).toEqual([{ rule: "every-file-is-cruised", at: ".next/types.ts" }]);
});

test.each([
	["no-barrels", "lib/images/index.ts"],
	["no-hiding-places", "components/utils/format.ts"],
	["a-domain-room-is-a-closed-list", "lib/images/server/deep/get-image.ts"],
	["a-domain-room-is-a-closed-list", "lib/images/image-card.tsx"],
	["database-tests-stand-beside-effects", "lib/images/get-image.db.test.ts"],
])("the name rule %s catches %s", (rule, file) => {
	expect(findNameViolations([...Object.keys(HOUSE), file])).toEqual([{ rule, at: file }]);
});

test("a route may export what Next asks for and nothing else", () => {
	const source =
		'export const dynamic = "force-dynamic";\nexport async function GET() {}\nexport default function Page() {}\nexport const pageSize = 50;\nexport { a as helper };';
	expect(findRouteViolations("app/api/route.ts", source)).toEqual([
		{ rule: "routes-export-what-next-asks-for", at: "app/api/route.ts exports pageSize" },
		{ rule: "routes-export-what-next-asks-for", at: "app/api/route.ts exports helper" },
	]);
});
