"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";
import { FormField } from "#components/ui/form-field.tsx";

type TextAreaProps = {
	readonly label: string;
	readonly name?: string;
	readonly hint?: ReactNode;
	readonly error?: string | null;
	readonly rows?: number;
	readonly onValueChange?: (value: string) => void;
} & Pick<ComponentProps<"textarea">, "value" | "defaultValue" | "placeholder" | "required" | "disabled" | "maxLength">;

export function TextArea({ label, name, hint, error, rows = 3, onValueChange, ...area }: TextAreaProps) {
	return (
		<FormField label={label} name={name} hint={hint} error={error}>
			<Field.Control
				onValueChange={(value) => onValueChange?.(String(value))}
				render={<textarea rows={rows} {...area} />}
				className={classNames(CONTROL_STYLE, "h-auto resize-y py-1.5 leading-read max-phone:h-auto")}
			/>
		</FormField>
	);
}
