import type { ImageContent, Region } from "#lib/images/schema.ts";
import { attributeWord } from "#lib/questions/attribute-words.ts";
import { DIRECTIONS, OPTION_LETTERS, type QuestionContent } from "#lib/questions/schema.ts";
import type { Anchor, Fact } from "#lib/synthesis/fact.ts";
import { type Kind, toScene } from "#lib/synthesis/scene.ts";

/** The fact that a rule-written question was worded from, out of its derivation and the image's regions; null where there is none to be had. */
export function readFact(question: Pick<QuestionContent, "derivation" | "mentions" | "type" | "options" | "key">, image: ImageContent): Fact | null {
	const { derivation } = question;
	if (!derivation) return null;
	const { kinds, regions } = toScene(image);
	const at = OPTION_LETTERS.indexOf(question.key);
	const kindOf = (label: string): Kind => kinds.find((kind) => kind.label === label) ?? { label, regions: [] };
	const regionOf = (key: string): Region | null => regions.find((region) => region.key === key) ?? null;
	const anchorOf = (key: string): Anchor | null => {
		const region = regionOf(key);
		return region && { region, isMarked: question.mentions.some((mention) => mention.region === key) };
	};
	const among = (labels: readonly string[]) => {
		const right = kindOf(labels[at] ?? "");
		return right.regions.length === 0 ? null : { right, wrong: labels.toSpliced(at, 1) };
	};
	switch (derivation.rule) {
		case "count": {
			const kind = kindOf(derivation.label);
			return kind.regions.length > 0 ? { rule: "count", type: "counting", kind } : null;
		}
		case "presence": {
			const options = among(derivation.labels);
			return options && { rule: "presence", type: "presence", ...options };
		}
		case "category": {
			const options = among(derivation.labels);
			return options && { rule: "category", type: "presence", category: derivation.category, ...options };
		}
		case "direction": {
			const [anchor, options] = [anchorOf(derivation.anchor), among(derivation.labels)];
			return anchor && options && { rule: "direction", type: derivation.direction, anchor, right: options.right, wrong: options.wrong.map(kindOf) };
		}
		case "relation": {
			const [subject, anchor] = [anchorOf(derivation.subject), regionOf(derivation.anchor)];
			const type = DIRECTIONS.find((direction) => direction === question.type);
			return subject && anchor && type ? { rule: "relation", type, subject, anchor } : null;
		}
		case "nearest": {
			const [anchor, options] = [anchorOf(derivation.anchor), among(derivation.labels)];
			return anchor && options && { rule: "nearest", type: "nearest", anchor, right: options.right, wrong: options.wrong.map(kindOf) };
		}
		case "largest": {
			const options = among(derivation.labels);
			return options && { rule: "largest", type: "size", right: options.right, wrong: options.wrong.map(kindOf) };
		}
		case "identity": {
			const region = regionOf(derivation.region);
			return region && { rule: "identity", type: "region", region, wrong: derivation.labels.toSpliced(at, 1).map(kindOf) };
		}
		case "attribute": {
			const subject = anchorOf(derivation.region);
			const word = subject && attributeWord(derivation.attribute, subject.region.attributes?.[derivation.attribute]);
			const wrong = question.options.toSpliced(at, 1).map((option) => option.toLowerCase());
			return subject && word ? { rule: "attribute", type: "attribute", subject, attribute: derivation.attribute, word, wrong } : null;
		}
		case "having": {
			const options = among(derivation.labels);
			const { attribute, word } = derivation;
			return options && { rule: "having", type: "attribute", attribute, word, right: options.right, wrong: options.wrong.map(kindOf) };
		}
		case "chain":
		case "difference":
		case "same":
		case "sum":
		case "elimination":
		case "conjunction":
		case "reference":
		case "remainder":
			return null;
		default:
			return derivation satisfies never;
	}
}
