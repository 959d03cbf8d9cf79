"use client";

import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { itemUrl } from "#components/review/item-url.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** From the list to its queue. */
export function ReviewThese({ dataset }: { readonly dataset: string }) {
	const router = useRouter();
	const [{ state }] = useQueryStates(itemUrl);
	const href = `/review?${new URLSearchParams({ dataset, ...(state.length === 1 && state[0] ? { state: state[0] } : {}) })}`;
	useShortcuts(useMemo(() => [{ id: "review", keys: ["q"], label: "Review this dataset", group: "List", command: () => router.push(href) }], [router, href]));
	return (
		<ButtonLink href={href} variant="primary" shortcut="q">
			Review
		</ButtonLink>
	);
}
