import "#app/globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "#components/layout/providers.tsx";
import { SkipLink } from "#components/layout/skip-link.tsx";
import { NONCE_HEADER } from "#lib/http/nonce-header.ts";

export const metadata: Metadata = {
	title: { default: "Tracewright", template: "%s · Tracewright" },
	description: "A studio for visual-reasoning data that can be trusted.",
};

export const viewport: Viewport = {
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#ffffff" },
		{ media: "(prefers-color-scheme: dark)", color: "#121317" },
	],
};

export default async function RootLayout({ children }: LayoutProps<"/">) {
	const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
	return (
		<html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
			<body className="font-sans">
				<SkipLink />
				<Providers nonce={nonce}>{children as ReactNode}</Providers>
			</body>
		</html>
	);
}
