import type { Violation } from "#e2e/rooms/violation.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const SEGMENT = ["dynamic", "dynamicParams", "revalidate", "fetchCache", "runtime", "preferredRegion", "maxDuration"];
const HEAD = ["metadata", "generateMetadata", "viewport", "generateViewport", "generateStaticParams"];
const ASKED_FOR_BY_NEXT = new Set(["default", ...METHODS, ...SEGMENT, ...HEAD]);

/** Names that a file of app/ exports without Next having asked for them. */
export function findRouteViolations(file: string, source: string): readonly Violation[] {
	const found = [...exportedNames(source)].filter((name) => !ASKED_FOR_BY_NEXT.has(name));
	return found.map((name) => ({ rule: "routes-export-what-next-asks-for", at: `${file} exports ${name}` }));
}

function* exportedNames(source: string): Generator<string> {
	for (const [, name] of source.matchAll(/^export\s+(?:async\s+)?(?:function\*?|const|let|var|class|type|interface)\s+([A-Za-z_$][\w$]*)/gm))
		if (name) yield name;
	for (const [, names] of source.matchAll(/^export\s+(?:type\s+)?\{([^}]*)\}/gm))
		for (const part of (names ?? "").split(",")) {
			const name = part
				.trim()
				.split(/\s+as\s+/)
				.at(-1)
				?.trim();
			if (name) yield name;
		}
	if (/^export\s+\*/m.test(source)) yield "*";
}
