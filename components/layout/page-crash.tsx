"use client";

import { useEffect } from "react";
import { PageFrame } from "#components/layout/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";

type PageCrashProps = { readonly error: Error & { readonly digest?: string }; readonly onRetry: () => void };

/** A page that could not be made. The cause is in the studio's log, under the reference. */
export function PageCrash({ error, onRetry }: PageCrashProps) {
	useEffect(() => {
		document.title = "Something failed · Tracewright";
	}, []);
	return (
		<PageFrame title="Something failed">
			<ErrorState title="This page could not be shown" action={<Button onClick={onRetry}>Try again</Button>}>
				Nothing you did is lost.{error.digest && ` The studio's log tells more under ${error.digest}.`}
			</ErrorState>
		</PageFrame>
	);
}
