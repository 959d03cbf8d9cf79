"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { Segmented } from "#components/ui/segmented.tsx";
import { PASS_COOKIE, type Pass } from "#lib/review/passes.ts";

const PASS_NAMES = [
	{ value: "triage", label: "Triage" },
	{ value: "audit", label: "Trace audit" },
	{ value: "preference", label: "Preference" },
] as const satisfies readonly { readonly value: Pass; readonly label: string }[];

const YEAR_MS = 31_536_000_000;

/** Which of the three ways to go through the items; the address says it, and the next visit begins with it. */
export function PassSwitch({ pass }: { readonly pass: Pass }) {
	const router = useRouter();
	const path = usePathname();
	const search = useSearchParams();

	function handleChange(next: Pass): void {
		// A page that came neither by HTTPS nor from this machine has no such store: there the address alone says it.
		if ("cookieStore" in window) void cookieStore.set({ name: PASS_COOKIE, value: next, expires: Date.now() + YEAR_MS, sameSite: "lax" });
		const query = new URLSearchParams(search);
		query.set("pass", next);
		router.push(`${path}?${query}`);
	}

	return <Segmented label="Pass" segments={PASS_NAMES} value={pass} onValueChange={handleChange} />;
}
