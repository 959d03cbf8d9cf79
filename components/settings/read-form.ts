import type { z } from "zod";

export type FormReading<Value> = { readonly kind: "values"; readonly values: Value } | { readonly kind: "errors"; readonly errors: FieldErrors };

/** What is wrong with each field, in words. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/** The fields of a submitted form, parsed by the schema that the server will parse them with again. */
export function readForm<Schema extends z.ZodType>(schema: Schema, form: HTMLFormElement): FormReading<z.output<Schema>> {
	const parsed = schema.safeParse(Object.fromEntries(new FormData(form)));
	if (parsed.success) return { kind: "values", values: parsed.data };
	const errors: Record<string, string> = {};
	for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= `This ${issue.message}.`;
	return { kind: "errors", errors };
}
