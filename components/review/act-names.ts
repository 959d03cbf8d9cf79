const ACT_NAMES: Readonly<Record<string, string>> = {
	decide: "decided",
	"decide-many": "decided with many",
	edit: "edited",
	take: "made anew and taken",
	"ask-candidate": "asked for anew",
	undo: "taken back",
	write: "written",
	"write-questions": "written",
	restore: "restored",
	"edit-regions": "boxes edited",
	"draw-samples": "drawn",
};

/** What a kind of command did to a subject, in a word or two. */
export function actName(kind: string): string {
	return ACT_NAMES[kind] ?? (kind.startsWith("import") ? "imported" : kind.replaceAll("-", " "));
}
