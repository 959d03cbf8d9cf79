/**
 * Whether an unsafe request names a page of the host that it was sent to, or one of the public addresses. It is the first
 * and cheap look, by headers alone; `assertOwnOrigin` compares with the studio's own names, which a request cannot choose.
 */
export function isFromOwnPage(headers: Headers, publicUrls: string | undefined): boolean {
	const origin = URL.parse(headers.get("origin") ?? "");
	if (!origin) return false;
	const host = headers.get("x-forwarded-host") ?? headers.get("host");
	return origin.host === host || (publicUrls ?? "").split(",").some((url) => URL.parse(url.trim())?.origin === origin.origin);
}
