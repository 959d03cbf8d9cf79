"use client";

import { useEffect, useRef } from "react";
import { type ReviewRegion, UNNAMED } from "#components/review/region-edit-store.ts";
import { SuggestField } from "#components/ui/suggest-field.tsx";
import { ATTRIBUTE_LENGTH_MAX, ATTRIBUTES, type Attributes } from "#lib/images/schema.ts";

type RegionFieldsProps = {
	readonly region: ReviewRegion;
	readonly labels: readonly string[];
	/** Grows each time the label is asked for. */
	readonly asked: number;
	readonly onLabel: (label: string) => void;
	readonly onAttributes: (attributes: Attributes) => void;
	readonly onDone: () => void;
};

const ATTRIBUTE_NAMES = { color: "Color", material: "Material", size: "Size" } as const;

/** What the box in hand shows: its label, and what is told of it. Give it a key per box. */
export function RegionFields({ region, labels, asked, onLabel, onAttributes, onDone }: RegionFieldsProps) {
	const field = useRef<HTMLInputElement>(null);
	const askedBefore = useRef(region.label === UNNAMED ? -1 : asked);
	const { x, y, width, height } = region.box;

	useEffect(() => {
		if (askedBefore.current === asked) return;
		askedBefore.current = asked;
		field.current?.focus();
		field.current?.select();
	}, [asked]);

	const isNamed = region.label !== UNNAMED;
	return (
		<section aria-label={`Box ${region.key.toUpperCase()}`} className="grid min-w-0 content-start gap-2">
			<SuggestField
				key={region.label}
				label={`Label of ${region.key.toUpperCase()}`}
				suggestions={labels}
				value={isNamed ? region.label : ""}
				placeholder="What is in the box?"
				maxLength={200}
				inputRef={field}
				onCommit={(label) => label !== "" && onLabel(label)}
				onDone={onDone}
			/>
			{isNamed && (
				<div className="grid grid-cols-3 gap-2">
					{ATTRIBUTES.map((name) => (
						<SuggestField
							key={`${name} ${region.attributes?.[name] ?? ""}`}
							label={ATTRIBUTE_NAMES[name]}
							suggestions={[]}
							value={region.attributes?.[name] ?? ""}
							maxLength={ATTRIBUTE_LENGTH_MAX}
							onCommit={(word) => onAttributes({ ...region.attributes, [name]: word === "" ? undefined : word })}
							onDone={onDone}
						/>
					))}
				</div>
			)}
			<p className="text-11 text-3 tabular-nums">
				{round(width)} × {round(height)} px at {round(x)}, {round(y)}
				{region.crowd && ", a crowd"}
			</p>
		</section>
	);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
