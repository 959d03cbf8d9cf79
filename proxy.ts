import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "#lib/auth/path-header.ts";
import { SESSION_COOKIE } from "#lib/auth/session-cookie.ts";
import { signInPath } from "#lib/auth/sign-in-path.ts";
import { contentSecurityPolicy } from "#lib/http/content-security-policy.ts";
import { isFromOwnPage } from "#lib/http/is-from-own-page.ts";
import { NONCE_HEADER } from "#lib/http/nonce-header.ts";

const DOORS = ["/sign-in", "/setup"];

const REFUSED = { error: { code: "forbidden", message: "This request did not come from a page of the studio, so it was refused.", details: null } };

/**
 * Gives each page its nonce and tells it its own address. It guards nothing that pages, actions and use cases do
 * not guard again: a visitor without any session is sent to the door before a page begins to stream, and a forged request
 * is refused under the right status. Routes are left out: Next would hold back the body of every upload for this.
 */
export function proxy(request: NextRequest): NextResponse {
	const { pathname, search } = request.nextUrl;
	if (["GET", "HEAD"].includes(request.method)) {
		const hasSession = request.cookies.has(SESSION_COOKIE) || request.cookies.has(`__Secure-${SESSION_COOKIE}`);
		if (!hasSession && !DOORS.includes(pathname)) return NextResponse.redirect(new URL(signInPath(pathname + search), request.url));
	} else if (!isFromOwnPage(request.headers, process.env.TRACEWRIGHT_URL)) {
		// Whatever is sent to a page by another method is a server action; Next lets those without an Origin pass.
		return NextResponse.json(REFUSED, { status: 403 });
	}
	const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
	const policy = contentSecurityPolicy(nonce, { isDevelopment: process.env.NODE_ENV === "development" });
	const headers = new Headers(request.headers);
	headers.set(NONCE_HEADER, nonce);
	headers.set(PATH_HEADER, pathname + search);
	// Next reads the nonce for its own scripts from the request's policy.
	headers.set("content-security-policy", policy);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	return response;
}

export const config = { matcher: "/((?!api/|_next/static|_next/image|icon.svg).*)" };
