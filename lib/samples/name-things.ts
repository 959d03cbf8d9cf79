import { nameLabel } from "#lib/questions/name-label.ts";
import { listAttributes } from "#lib/samples/list-attributes.ts";
import type { Thing } from "#lib/samples/scene.ts";
import { joinWords } from "#lib/text/join-words.ts";
import { numberWords } from "#lib/text/number-words.ts";

const DOZENS_MIN = 24;
const NUMBER_MAX = 12;

const ADJECTIVES: Readonly<Record<string, string>> = { wood: "wooden" };

/** "a small blue ceramic vase", "two potted plants in white pots", "three cups in red, white and blue": things of one label together. */
export function nameThings(group: readonly [Thing, ...Thing[]], all: readonly Thing[]): string {
	const [first] = group;
	const name = nameLabel(first.kind.label);
	const attributes = group.map((thing) => listAttributes(thing, all));
	const common = (key: "size" | "material"): string => (new Set(attributes.map((one) => one[key])).size === 1 ? (attributes[0]?.[key] ?? "") : "");
	const colors = [...new Set(group.map((thing) => (thing.kind.secondColor ? `${thing.color} and ${thing.kind.secondColor}` : thing.color)))];
	const material = common("material");
	const isOneColor = colors.length === 1 && !first.kind.part;
	// A wine glass is of glass: nobody says so twice.
	const adjective = name.singular.includes(material) ? "" : (ADJECTIVES[material] ?? material);
	const noun = words([common("size"), isOneColor ? colors[0] : "", adjective, group.length === 1 ? name.singular : name.plural]);
	const head = group.length === 1 ? nameLabel(noun).indefinite : `${count(group.length)} ${noun}`;
	if (isOneColor) return head;
	const template = first.kind.part?.[group.length === 1 ? 0 : 1] ?? "in #";
	return words([head, template.replace("@", nameLabel(colors[0] ?? "").indefinite).replace("#", joinWords(colors))]);
}

function count(things: number): string {
	if (things >= DOZENS_MIN) return "dozens of";
	return things > NUMBER_MAX ? "many" : numberWords(things);
}

function words(parts: readonly (string | undefined)[]): string {
	return parts.filter(Boolean).join(" ");
}
