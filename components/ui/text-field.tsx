"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";
import { FormField } from "#components/ui/form-field.tsx";

type TextFieldProps = {
	readonly label: string;
	readonly name?: string;
	readonly hint?: ReactNode;
	readonly error?: string | null;
	readonly onValueChange?: (value: string) => void;
} & Pick<
	ComponentProps<"input">,
	| "type"
	| "value"
	| "defaultValue"
	| "placeholder"
	| "autoComplete"
	| "autoFocus"
	| "required"
	| "disabled"
	| "minLength"
	| "maxLength"
	| "min"
	| "max"
	| "step"
	| "inputMode"
	| "spellCheck"
>;

export function TextField({ label, name, hint, error, onValueChange, ...input }: TextFieldProps) {
	return (
		<FormField label={label} name={name} hint={hint} error={error}>
			<Field.Control {...input} onValueChange={(value) => onValueChange?.(String(value))} className={CONTROL_STYLE} />
		</FormField>
	);
}
