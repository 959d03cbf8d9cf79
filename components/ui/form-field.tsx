"use client";

import { Field } from "@base-ui/react/field";
import type { ReactNode } from "react";

type FormFieldProps = {
	readonly label: string;
	/** Said before anything goes wrong. */
	readonly hint?: ReactNode;
	/** Said once it has; replaces the hint. */
	readonly error?: string | null;
	readonly name?: string;
	readonly children: ReactNode;
};

/** A control with its label, its hint and its error, joined for those who listen. */
export function FormField({ label, hint, error, name, children }: FormFieldProps) {
	return (
		<Field.Root name={name} invalid={Boolean(error)} className="grid gap-1.5">
			<Field.Label className="w-fit font-medium text-12 text-2">{label}</Field.Label>
			{children}
			{hint && !error && <Field.Description className="text-12 text-3">{hint}</Field.Description>}
			{error && (
				<Field.Error match className="text-12 text-reject">
					{error}
				</Field.Error>
			)}
		</Field.Root>
	);
}
