"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** From the list to its queue. */
export function ReviewThese({ dataset }: { readonly dataset: string }) {
	const router = useRouter();
	const href = `/review?${new URLSearchParams({ dataset })}`;
	useShortcuts(useMemo(() => [{ id: "review", keys: ["q"], label: "Review this dataset", group: "List", command: () => router.push(href) }], [router, href]));
	return (
		<ButtonLink href={href} variant="primary" shortcut="q">
			Review
		</ButtonLink>
	);
}
