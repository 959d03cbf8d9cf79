// The walls of ARCHITECTURE.md, "Which way things may look". Each has its planted violation in e2e/rooms/walls.test.ts.

const LINE = ["history", "images", "questions", "traces", "synthesis", "runs", "review", "audit", "snapshots"];
/** Beside each other at the end of the line; samples come in as imports do, so they see those too. */
const RIGHT_END = ["exports", "imports", "evaluation", "samples"];
const SEEN_BESIDE = { samples: ["imports"] };
const DOMAINS = [...LINE, ...RIGHT_END];

const KERNEL = "^lib/(geometry/|text/|stats/|(errors|result|ids|page)\\.ts$)";
const PLATFORM = "^lib/(env\\.ts$|log\\.ts$|(db|storage|auth|actions|http|jobs|inference)/)";
const DOMAIN = `^lib/(${DOMAINS.join("|")})/`;
const SERVER = "^lib/[^/]+/server/";
const FRONT_DOOR = "^(app|lib/(worker|cli|launch))/";
const TEST = "\\.test\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
	forbidden: [
		{ name: "no-cycles", from: {}, to: { circular: true } },
		{ name: "nothing-unresolved", from: {}, to: { couldNotResolve: true } },
		{ name: "tests-are-not-imported", from: {}, to: { path: TEST } },
		{
			name: "no-development-packages-in-the-product",
			from: { path: "^(app|components|lib)/", pathNot: TEST },
			to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
		},
		{ name: "kernel-knows-nothing", from: { path: KERNEL, pathNot: TEST }, to: { path: "^(app|components|e2e|lib|prisma)/", pathNot: KERNEL } },
		{
			name: "platform-knows-no-trade",
			from: { path: PLATFORM, pathNot: TEST },
			to: { path: "^(app|components|e2e|lib|prisma)/", pathNot: [KERNEL, PLATFORM] },
		},
		...LINE.map((domain, position) => ({
			name: `domains-look-left-from-${domain}`,
			from: { path: `^lib/${domain}/`, pathNot: TEST },
			to: { path: `^lib/(${DOMAINS.slice(position + 1).join("|")})/` },
		})),
		...RIGHT_END.map((domain) => ({
			name: `domains-look-left-from-${domain}`,
			from: { path: `^lib/${domain}/`, pathNot: TEST },
			to: { path: `^lib/(${RIGHT_END.filter((other) => other !== domain && !SEEN_BESIDE[domain]?.includes(other)).join("|")})/` },
		})),
		{ name: "domains-know-no-front-door", from: { path: DOMAIN, pathNot: TEST }, to: { path: "^(app|components|e2e|prisma)/|^lib/(worker|cli|launch)/" } },
		{
			name: "server-is-called-by-servers",
			from: { path: "^(components|lib)/", pathNot: [SERVER, "^lib/[^/]+/actions\\.ts$", FRONT_DOOR, TEST] },
			to: { path: SERVER },
		},
		{
			name: "actions-call-their-own-server",
			from: { path: "^lib/([^/]+)/actions\\.ts$" },
			to: { path: SERVER, pathNot: "^lib/$1/server/" },
		},
		{
			name: "client-safe-stays-client-safe",
			from: { path: DOMAIN, pathNot: [SERVER, "/actions\\.ts$", TEST] },
			to: { path: "^lib/(env\\.ts$|log\\.ts$|(db|storage|auth|actions|inference)/)", pathNot: "^lib/auth/(actor|permissions)\\.ts$" },
		},
		{
			name: "prisma-stays-behind-the-database",
			from: { path: "^(app|components|lib)/", pathNot: ["^lib/db/", SERVER, TEST] },
			to: { path: "^lib/db/generated/|node_modules/(@prisma/|prisma/|\\.prisma/)" },
		},
		{ name: "konva-stays-in-the-canvas", from: { pathNot: "^components/canvas/" }, to: { path: "node_modules/(react-)?konva/" } },
		{
			name: "components-see-no-platform",
			from: { path: "^components/", pathNot: TEST },
			to: {
				path: "^lib/(env\\.ts$|log\\.ts$|(db|storage|auth|actions|inference|worker|cli|launch)/)|^(app|e2e|prisma)/",
				pathNot: "^lib/auth/(actor|permissions|actions|schema|client)\\.ts$|^lib/inference/(actions|schema|describe-profile)\\.ts$",
			},
		},
		{ name: "primitives-know-no-trade", from: { path: "^components/ui/" }, to: { path: `^components/(?!ui/)|${DOMAIN}` } },
		{
			name: "routes-compose",
			from: { path: "^app/" },
			to: { path: "^lib/(db|worker|cli|launch)/|^(e2e|prisma)/|node_modules/pg/", pathNot: "^lib/db/database-health\\.ts$" },
		},
	].map((rule) => ({ severity: "error", ...rule })),
	required: [{ name: "server-begins-with-server-only", severity: "error", module: { path: SERVER, pathNot: TEST }, to: { path: "server-only" } }],
	options: {
		parser: "swc",
		tsPreCompilationDeps: true,
		combinedDependencies: true,
		doNotFollow: { path: ["node_modules", "^lib/db/generated/"] },
		exclude: { path: "^(\\.next|next-env\\.d\\.ts)" },
		enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["react-server", "import", "node", "default", "types"] },
	},
};
