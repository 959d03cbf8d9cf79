import type { SubjectKind } from "#lib/history/schema.ts";
import { imageContentSchema } from "#lib/images/schema.ts";
import { OPTION_LETTERS, questionContentSchema } from "#lib/questions/schema.ts";
import { pairContentSchema } from "#lib/traces/pair-schema.ts";
import { traceContentSchema } from "#lib/traces/schema.ts";

/** One thing that two contents say differently; empty where one of them does not say it. */
export type ContentDifference = { readonly name: string; readonly former: string; readonly latter: string };

export type ContentComparison = {
	/** Running text, to be compared word by word. */
	readonly texts: readonly ContentDifference[];
	/** Short values, to be set side by side. */
	readonly fields: readonly ContentDifference[];
};

export type ComparedContent = { readonly kind: SubjectKind; readonly body: unknown };

type Said = { readonly texts: ReadonlyMap<string, string>; readonly fields: ReadonlyMap<string, string> };

/** In what two contents differ, what people read apart from what machines keep. What they say alike is left out. */
export function compareContents(former: ComparedContent, latter: ComparedContent): ContentComparison {
	const [before, after] = [sayContent(former), sayContent(latter)];
	return { texts: differences(before.texts, after.texts), fields: differences(before.fields, after.fields) };
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly ContentDifference[] {
	const names = new Set([...before.keys(), ...after.keys()]);
	return [...names].map((name) => ({ name, former: before.get(name) ?? "", latter: after.get(name) ?? "" })).filter(({ former, latter }) => former !== latter);
}

function sayContent({ kind, body }: ComparedContent): Said {
	switch (kind) {
		case "image":
			return sayImage(body);
		case "question":
			return sayQuestion(body);
		case "trace":
			return sayTrace(body);
		case "pair":
			return sayPair(body);
		default:
			return kind satisfies never;
	}
}

function sayImage(body: unknown): Said {
	const { pixels, captions, regions } = imageContentSchema.parse(body);
	return {
		texts: new Map(captions.map((caption, at) => [`Caption ${at + 1}`, caption.text])),
		fields: new Map([
			["Pixels", `${pixels.width} × ${pixels.height}, ${pixels.sha256.slice(0, 12)}`],
			...regions.map(({ key, label, box, crowd, attributes }): [string, string] => [
				`Region ${key.toUpperCase()}`,
				[label, sayBox(box), crowd ? "crowd" : "", ...Object.values(attributes ?? {})].filter(Boolean).join(", "),
			]),
		]),
	};
}

function sayQuestion(body: unknown): Said {
	const question = questionContentSchema.parse(body);
	return {
		texts: new Map([["Question", question.stem], ...question.options.map((option, at): [string, string] => [`Option ${OPTION_LETTERS[at]}`, option])]),
		fields: new Map([
			["Key", question.key],
			["Type", question.type],
			["Origin", question.origin],
			["Derivation", question.derivation ? JSON.stringify(question.derivation) : "none"],
			...question.evidence.map(({ region, label, box }): [string, string] => [`Evidence ${region.toUpperCase()}`, `${label}, ${sayBox(box)}`]),
			...question.parents.map(({ key, hash }): [string, string] => [`Parent ${key.slice(0, 12)}`, hash.slice(0, 12)]),
			...sayPins(question.restsOn),
		]),
	};
}

function sayTrace(body: unknown): Said {
	const trace = traceContentSchema.parse(body);
	return {
		texts: new Map([["Trace", trace.text]]),
		fields: new Map([
			["Form", trace.form],
			["Origin", trace.origin],
			["Answer", trace.answer ?? "none"],
			["Steps", `${trace.steps.length}`],
			["Behaviors", trace.spans.map((span) => span.behavior).join(", ") || "none"],
			...sayPins(trace.restsOn),
		]),
	};
}

function sayPair(body: unknown): Said {
	const { family, chosen, rejected, restsOn } = pairContentSchema.parse(body);
	return {
		texts: new Map(),
		fields: new Map([["Family", family], ["Chosen", chosen.hash.slice(0, 12)], ["Rejected", rejected.hash.slice(0, 12)], ...sayPins(restsOn)]),
	};
}

function sayPins(restsOn: readonly { readonly kind: SubjectKind; readonly key: string; readonly part: string; readonly hash: string }[]): [string, string][] {
	return restsOn.map(({ kind, key, part, hash }) => [`Rests on ${kind} ${part === "" ? key.slice(0, 12) : part}`, hash.slice(0, 12)]);
}

function sayBox({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): string {
	return `${round(width)} × ${round(height)} at ${round(x)}, ${round(y)}`;
}

function round(px: number): string {
	return String(Math.round(px * 10) / 10);
}
