"use client";

import { PageCrash } from "#components/layout/page-crash.tsx";

export default function StudioError({ error, retry }: { readonly error: Error & { readonly digest?: string }; readonly retry: () => void }) {
	return <PageCrash error={error} onRetry={retry} />;
}
