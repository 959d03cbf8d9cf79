import type { Body } from "#e2e/inference-server/dialect.ts";
import type { Settings } from "#e2e/inference-server/settings.ts";

const HEEDED_BY: readonly Settings["dialect"][] = ["vllm", "sglang"];

/** The marks that gpt-oss parts its messages by are not written out unless the call asks for them, and not every kind of server heeds that. */
export function hideMarks(text: string, { skip_special_tokens }: Body, { dialect, template }: Pick<Settings, "dialect" | "template">): string {
	if (template !== "gpt-oss" || (skip_special_tokens === false && HEEDED_BY.includes(dialect))) return text;
	return text.replaceAll(/<\|[^<>|]*\|>/g, "");
}
