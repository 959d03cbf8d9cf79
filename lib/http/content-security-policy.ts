/**
 * What a page of the studio may load: its own files, and the scripts that carry this answer's nonce (Next's own inline
 * data and the theme's line before first paint; whatever a nonced script loads is trusted with it).
 */
export function contentSecurityPolicy(nonce: string, options: { readonly isDevelopment: boolean }): string {
	return [
		"default-src 'self'",
		// React's development build evaluates code to rebuild stack traces.
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${options.isDevelopment ? " 'unsafe-eval'" : ""}`,
		// Style attributes (a progress bar's width, a popup's place) can carry no nonce.
		"style-src 'self' 'unsafe-inline'",
		// The canvas shows images decoded from blobs; nothing is ever loaded from elsewhere, so a hostile caption cannot phone home.
		"img-src 'self' blob: data:",
		"font-src 'self'",
		"connect-src 'self'",
		"worker-src 'self' blob:",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join("; ");
}
