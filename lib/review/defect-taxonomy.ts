/** Whose fault a defect is. A composed question's defects are offered only on composed questions, a pair's only on pairs. */
export type DefectSubject = "image" | "question" | "composed" | "trace" | "pair";

type Defect = { readonly code: string; readonly label: string; readonly subject: DefectSubject };
type DefectGroup = {
	/** Also the code that is stored where a person names the group and nothing closer. */
	readonly code: string;
	readonly key: string;
	readonly label: string;
	readonly subject: DefectSubject;
	readonly defects: readonly Defect[];
};

/** The faults that a rejection can name, in six groups that stand on the keys 1 to 6. The codes are stored: they are never renamed. */
export const DEFECT_GROUPS = [
	{
		code: "key_wrong",
		key: "1",
		label: "Key wrong",
		subject: "question",
		defects: [
			{ code: "several_right", label: "More than one is right", subject: "question" },
			{ code: "none_right", label: "None is right", subject: "question" },
			{ code: "parent_wrong", label: "A parent is wrong", subject: "composed" },
			{ code: "combination_rule_wrong", label: "Combination rule is wrong", subject: "composed" },
			{ code: "key_not_recomputable", label: "Key cannot be recomputed", subject: "composed" },
		],
	},
	{
		code: "not_grounded",
		key: "2",
		label: "Not grounded",
		subject: "question",
		defects: [
			{ code: "object_absent", label: "Object is not there", subject: "image" },
			{ code: "box_loose", label: "Box loose or shifted", subject: "image" },
			{ code: "label_wrong", label: "Box has the wrong label", subject: "image" },
			{ code: "instances_merged", label: "Instances doubled or merged", subject: "image" },
			{ code: "large_area_false", label: "Large box around nothing", subject: "image" },
			{ code: "object_missing", label: "A salient object has no box", subject: "image" },
			{ code: "not_visible", label: "Too small or not visible", subject: "question" },
			{ code: "region_mismatch", label: "Other regions than those asked about", subject: "question" },
			{ code: "regions_not_union", label: "Regions are not those of its parents", subject: "composed" },
		],
	},
	{
		code: "ambiguous",
		key: "3",
		label: "Ambiguous",
		subject: "question",
		defects: [
			{ code: "ambiguous_referent", label: "Unclear which object is meant", subject: "question" },
			{ code: "type_wrong", label: "Another type than it says", subject: "question" },
		],
	},
	{
		code: "trivial",
		key: "4",
		label: "Trivial",
		subject: "question",
		defects: [
			{ code: "text_alone", label: "Answerable from the text alone", subject: "question" },
			{ code: "world_knowledge", label: "Answerable by world knowledge", subject: "question" },
			{ code: "options_differ", label: "Options differ in type or length", subject: "question" },
			{ code: "stem_leaks_key", label: "Question gives the key away", subject: "question" },
			{ code: "near_duplicate", label: "Nearly the same as another", subject: "question" },
			{ code: "one_parent_suffices", label: "One parent suffices", subject: "composed" },
			{ code: "merely_concatenated", label: "Parents merely joined", subject: "composed" },
		],
	},
	{
		code: "bad_trace",
		key: "5",
		label: "Bad trace",
		subject: "trace",
		defects: [
			{ code: "claims_unseen", label: "Claims what is not in the image", subject: "trace" },
			{ code: "cites_text", label: "Cites a text or a caption", subject: "trace" },
			{ code: "contradicts_answer", label: "Contradicts its answer", subject: "trace" },
			{ code: "fake_reflection", label: "Reflects without new evidence", subject: "trace" },
			{ code: "corrects_without_looking", label: "Corrects without looking again", subject: "trace" },
			{ code: "key_by_guess", label: "Reaches the key by elimination or guess", subject: "trace" },
			{ code: "truncated", label: "Truncated", subject: "trace" },
			{ code: "wrong_format", label: "Wrong language or format", subject: "trace" },
			{ code: "same_answer", label: "Both sides answer the same", subject: "pair" },
			{ code: "length_only", label: "Preferred by length alone", subject: "pair" },
			{ code: "format_differs", label: "Sides differ in format", subject: "pair" },
			{ code: "null_answer", label: "A side has no answer", subject: "pair" },
			{ code: "rejected_right", label: "The rejected side is right", subject: "pair" },
		],
	},
	{
		code: "unsafe",
		key: "6",
		label: "Unsafe",
		subject: "question",
		defects: [{ code: "harmful", label: "Harmful or biased content", subject: "question" }],
	},
] as const satisfies readonly DefectGroup[];

export type DefectCode = (typeof DEFECT_GROUPS)[number]["code"] | (typeof DEFECT_GROUPS)[number]["defects"][number]["code"];

export const DEFECT_CODES = DEFECT_GROUPS.flatMap((group) => [group.code, ...group.defects.map((defect) => defect.code)]) as [DefectCode, ...DefectCode[]];

const ALL: ReadonlyMap<string, { readonly label: string; readonly subject: DefectSubject }> = new Map(
	DEFECT_GROUPS.flatMap((group) => [group, ...group.defects].map((defect) => [defect.code, defect] as const)),
);

export function defectLabel(code: DefectCode): string {
	return ALL.get(code)?.label ?? code;
}

export function defectSubject(code: DefectCode): DefectSubject {
	return ALL.get(code)?.subject ?? "question";
}
