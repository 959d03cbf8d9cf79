import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { DeniedState } from "#components/ui/denied-state.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { AppError } from "#lib/errors.ts";

/** What failed, in place of it, and the next step: who grants, where to sign in, or trying again. */
export function Failure({ title, error, onRetry }: { readonly title: string; readonly error: Error; readonly onRetry: () => void }) {
	const code = error instanceof AppError ? error.code : "internal";
	switch (code) {
		case "forbidden":
			return <DeniedState>{error.message}</DeniedState>;
		case "unauthenticated":
			return (
				<DeniedState
					title="You are signed out"
					action={
						<ButtonLink href="/sign-in" variant="primary">
							Sign in
						</ButtonLink>
					}
				>
					{error.message}
				</DeniedState>
			);
		case "not_found":
			return <EmptyState title="It is not here">{error.message}</EmptyState>;
		case "invalid":
		case "conflict":
		case "limit":
		case "unavailable":
		case "internal":
			return (
				<ErrorState title={title} action={<Button onClick={onRetry}>Try again</Button>}>
					{error.message}
				</ErrorState>
			);
		default:
			return code satisfies never;
	}
}
