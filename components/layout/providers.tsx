"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ShortcutsProvider } from "#components/layout/shortcuts-provider.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import { AppError } from "#lib/errors.ts";

/** What every page stands on: theme, query cache, address state, tooltips, keys, toasts. */
export function Providers({ nonce, children }: { readonly nonce: string | undefined; readonly children: ReactNode }) {
	const [queryClient] = useState(
		() => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: isWorthAnotherTry, refetchOnWindowFocus: false } } }),
	);
	return (
		<ThemeProvider nonce={nonce} attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange>
			<QueryClientProvider client={queryClient}>
				<NuqsAdapter>
					<Tooltip.Provider delay={400}>
						<ShortcutsProvider>{children}</ShortcutsProvider>
						<Toaster />
					</Tooltip.Provider>
				</NuqsAdapter>
			</QueryClientProvider>
		</ThemeProvider>
	);
}

/** Only an absent studio may answer otherwise a moment later. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
	return failures < 1 && error instanceof AppError && error.code === "unavailable";
}
