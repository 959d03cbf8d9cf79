import type { BudgetReading, BudgetText } from "#components/runs/budget-text.ts";
import { TextField } from "#components/ui/text-field.tsx";

type BudgetFieldsProps = { readonly value: BudgetText; readonly errors: BudgetReading["errors"]; readonly onChange: (value: BudgetText) => void };

const LIMITS = [
	{ name: "calls", label: "Calls" },
	{ name: "tokens", label: "Tokens" },
	{ name: "dollars", label: "Dollars" },
] as const;

/** What a run may spend; whatever is reached first pauses it. */
export function BudgetFields({ value, errors, onChange }: BudgetFieldsProps) {
	return (
		<div className="grid grid-cols-3 items-start gap-3 max-phone:grid-cols-1">
			{LIMITS.map(({ name, label }) => (
				<TextField
					key={name}
					label={label}
					name={name}
					type="number"
					inputMode="decimal"
					min={0}
					step="any"
					placeholder="no limit"
					value={value[name]}
					onValueChange={(next) => onChange({ ...value, [name]: next })}
					error={errors[name]}
				/>
			))}
		</div>
	);
}
