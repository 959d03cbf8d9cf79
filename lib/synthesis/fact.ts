import type { AttributeName, Region } from "#lib/images/schema.ts";
import type { Direction } from "#lib/questions/schema.ts";
import type { Kind } from "#lib/synthesis/scene.ts";

/** Something that the regions make true of the picture and that a question can be asked about. A wrong kind without regions is not in the picture at all. */
export type Fact =
	| { readonly rule: "count"; readonly type: "counting"; readonly kind: Kind }
	| { readonly rule: "presence"; readonly type: "presence"; readonly right: Kind; readonly wrong: readonly string[] }
	| { readonly rule: "category"; readonly type: "presence"; readonly category: string; readonly right: Kind; readonly wrong: readonly string[] }
	| { readonly rule: "direction"; readonly type: Direction; readonly anchor: Anchor; readonly right: Kind; readonly wrong: readonly Kind[] }
	| { readonly rule: "relation"; readonly type: Direction; readonly subject: Anchor; readonly anchor: Region }
	| { readonly rule: "nearest"; readonly type: "nearest"; readonly anchor: Anchor; readonly right: Kind; readonly wrong: readonly Kind[] }
	| { readonly rule: "largest"; readonly type: "size"; readonly right: Kind; readonly wrong: readonly Kind[] }
	| { readonly rule: "identity"; readonly type: "region"; readonly region: Region; readonly wrong: readonly Kind[] }
	| {
			readonly rule: "attribute";
			readonly type: "attribute";
			readonly subject: Anchor;
			readonly attribute: AttributeName;
			readonly word: string;
			readonly wrong: readonly string[];
	  }
	| {
			readonly rule: "having";
			readonly type: "attribute";
			readonly attribute: AttributeName;
			readonly word: string;
			readonly right: Kind;
			readonly wrong: readonly Kind[];
	  };

/** What a question refers to: by its name alone, or by a mark in the stem where the name would mean several. */
export type Anchor = { readonly region: Region; readonly isMarked: boolean };

export const WRONG_OPTIONS = 3;
