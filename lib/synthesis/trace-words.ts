import type { Size } from "#lib/geometry/box.ts";
import type { Region } from "#lib/images/schema.ts";
import { type LabelName, nameLabel } from "#lib/questions/name-label.ts";
import type { Direction } from "#lib/questions/schema.ts";
import type { Anchor } from "#lib/synthesis/fact.ts";
import { placeWords } from "#lib/synthesis/place-words.ts";
import type { Kind } from "#lib/synthesis/scene.ts";
import { numberWords } from "#lib/text/number-words.ts";
import type { TracePiece } from "#lib/traces/lay-out-trace.ts";

/** Words that traces of all kinds are put together from. */
export const TRACE_WORDS = {
	/** Pieces of a list, with commas and an "and"; whole clauses want a comma before it. */
	list(entries: readonly (readonly TracePiece[])[], last = " and "): readonly TracePiece[] {
		return entries.flatMap((entry, index) => (index === 0 ? entry : [index === entries.length - 1 ? last : ", ", ...entry]));
	},
	/** One region by words that name it; several by their number, which names none. */
	kind(kind: Kind): readonly TracePiece[] {
		const name = nameLabel(kind.label);
		const [only, ...more] = kind.regions;
		if (only && more.length === 0) return [{ text: name.definite, region: only.key }];
		return [name.singular === name.plural ? name.definite : `the ${numberWords(kind.regions.length)} ${name.plural}`];
	},
	isMany(kind: Kind): boolean {
		const name = nameLabel(kind.label);
		return name.isPlural || (kind.regions.length > 1 && name.singular !== name.plural);
	},
	region(region: Region): TracePiece {
		return { text: nameLabel(region.label).definite, region: region.key };
	},
	anchor({ region, isMarked }: Anchor): string {
		const { definite } = nameLabel(region.label);
		return isMarked ? definite.replace(/^the /, "the marked ") : definite;
	},
	/** "is on the left", "fill much of the picture": what a thing, or a plural, does where it is. */
	lies({ box }: Region, frame: Size, isMany = false): string {
		const place = placeWords(box, frame);
		if (place.startsWith("filling ")) return place.replace("filling", isMany ? "fill" : "fills");
		return `${isMany ? "are" : "is"} ${place}`;
	},
	keys(kind: Kind): readonly string[] {
		return kind.regions.map((region) => region.key);
	},
	direction: { left: "to the left of", right: "to the right of", above: "above", below: "below" } satisfies Record<Direction, string>,
	further: { left: "further to the left", right: "further to the right", above: "higher up", below: "lower down" } satisfies Record<Direction, string>,
	side: {
		left: { it: "to its left", they: "to their left" },
		right: { it: "to its right", they: "to their right" },
		above: { it: "above it", they: "above them" },
		below: { it: "below it", they: "below them" },
	} satisfies Record<Direction, Record<LabelName["pronoun"], string>>,
	object: { it: "it", they: "them" } satisfies Record<LabelName["pronoun"], string>,
} as const;
