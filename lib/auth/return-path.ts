/** Where to go after signing in: the page that was asked for, if it is one of ours, and else the first. */
export function returnPath(asked: string | readonly string[] | undefined): string {
	if (typeof asked !== "string" || !asked.startsWith("/")) return "/";
	const url = URL.parse(asked, OURS);
	if (!url || url.origin !== OURS || /^\/(sign-in|setup|api)(\/|$)/.test(url.pathname)) return "/";
	// A path may itself begin with two slashes ("/.//elsewhere" does after parsing), which a browser takes for a host.
	return url.pathname.startsWith("//") ? "/" : url.pathname + url.search + url.hash;
}

const OURS = "http://studio.invalid";
