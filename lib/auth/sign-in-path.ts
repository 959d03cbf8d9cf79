/** The door, and the way back from it to the page that was asked for. */
export function signInPath(asked: string | null): string {
	return asked && asked !== "/" ? `/sign-in?from=${encodeURIComponent(asked)}` : "/sign-in";
}
