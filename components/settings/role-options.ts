import type { SelectOption } from "#components/ui/select.tsx";
import type { GivenRole } from "#lib/auth/schema.ts";

export const ROLE_OPTIONS: readonly SelectOption<GivenRole>[] = [
	{ value: "reviewer", label: "Reviewer", note: "decides and edits" },
	{ value: "lead", label: "Lead", note: "imports, writes, publishes" },
];
