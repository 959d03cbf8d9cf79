import { HIDDEN_STAGE, OUTCOMES, type Outcome } from "#lib/history/schema.ts";
import { QUESTION_TYPES, STAGES } from "#lib/questions/schema.ts";
import type { FacetValue, ItemFilters } from "#lib/review/schema.ts";

/** A count of the draft as history keeps it. Facet `cube`: kind/stage/type/split/fresh|stale; facet `label`: kind/label. */
export type Tally = { readonly facet: string; readonly value: string; readonly outcome: Outcome; readonly n: number };

export type ItemCell = { readonly stage: string; readonly type: string; readonly outcome: Outcome };

export type ItemTally = {
	/** Null where labels cross stages or types, which nobody counts beforehand. */
	readonly total: number | null;
	/** The cells of the cube that hold items the filters let through. */
	readonly cells: readonly ItemCell[];
	readonly state: readonly FacetValue[];
	readonly stage: readonly FacetValue[];
	readonly type: readonly FacetValue[];
	readonly label: readonly FacetValue[];
};

export const MAX_LABELS_SHOWN = 200;

type CountedCell = ItemCell & { readonly n: number };

/** Counts items under the filters from the kept counts alone. A facet's own choice never narrows that facet. */
export function tallyItems(tallies: readonly Tally[], filters: ItemFilters): ItemTally {
	const cells = tallies
		.filter((tally) => tally.facet === "cube" && tally.value.startsWith("question/"))
		.map(toCell)
		.filter(({ stage }) => stage !== HIDDEN_STAGE);
	const labels = tallies.filter((tally) => tally.facet === "label" && tally.value.startsWith("question/"));
	const through = (cell: CountedCell, free?: "state" | "stage" | "type") =>
		(free === "state" || allows(filters.state, cell.outcome)) &&
		(free === "stage" || allows(filters.stage, cell.stage)) &&
		(free === "type" || allows(filters.type, cell.type));

	const ofLabel = filters.label === null ? null : labels.filter((tally) => labelOf(tally) === filters.label);
	const labelIsCounted = filters.stage.length === 0 && filters.type.length === 0;
	const countCells = (free: "state" | "stage" | "type", matches: (cell: CountedCell) => boolean) =>
		sum(cells.filter((cell) => through(cell, free) && matches(cell)));
	const countStates = (state: Outcome) => {
		if (ofLabel === null) return countCells("state", (cell) => cell.outcome === state);
		return labelIsCounted ? sum(ofLabel.filter((tally) => tally.outcome === state)) : null;
	};

	return {
		total:
			ofLabel === null
				? sum(cells.filter((cell) => through(cell)))
				: labelIsCounted
					? sum(ofLabel.filter((tally) => allows(filters.state, tally.outcome)))
					: null,
		cells: distinctCells(cells.filter((cell) => through(cell))),
		state: OUTCOMES.map((value) => ({ value, n: countStates(value) })),
		stage: STAGES.map((value) => ({ value, n: ofLabel === null ? countCells("stage", (cell) => cell.stage === value) : null })),
		type: QUESTION_TYPES.map((value) => ({ value, n: ofLabel === null ? countCells("type", (cell) => cell.type === value) : null })),
		label: countLabels(labels.filter((tally) => allows(filters.state, tally.outcome))),
	};
}

function toCell({ value, outcome, n }: Tally): CountedCell {
	const [, stage = "", type = ""] = value.split("/");
	return { stage, type, outcome, n };
}

function labelOf({ value }: Tally): string {
	return value.slice("question/".length);
}

function allows(chosen: readonly string[], value: string): boolean {
	return chosen.length === 0 || chosen.includes(value);
}

function sum(counted: readonly { readonly n: number }[]): number {
	return counted.reduce((total, { n }) => total + n, 0);
}

function distinctCells(cells: readonly CountedCell[]): readonly ItemCell[] {
	const byName = new Map(cells.map(({ stage, type, outcome }) => [`${stage}/${type}/${outcome}`, { stage, type, outcome }]));
	return [...byName.values()];
}

/** Most frequent first, then by name. */
function countLabels(labels: readonly Tally[]): readonly FacetValue[] {
	const counts = [...Map.groupBy(labels, labelOf)].map(([value, tallies]) => ({ value, n: sum(tallies) }));
	return counts
		.filter(({ n }) => n > 0)
		.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
		.slice(0, MAX_LABELS_SHOWN);
}
