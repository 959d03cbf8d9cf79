"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** The corner where toasts come up. */
export function Toaster() {
	const { resolvedTheme } = useTheme();
	return (
		<Sonner
			theme={resolvedTheme === "dark" ? "dark" : "light"}
			position="bottom-right"
			offset={{ bottom: 76, right: 16 }}
			mobileOffset={{ bottom: 84 }}
			gap={8}
			toastOptions={{
				unstyled: true,
				classNames: {
					toast: "floats flex font-sans w-[356px] max-w-[calc(100vw-32px)] items-center gap-2.5 rounded-4 py-2.5 pr-2.5 pl-3.5 text-13",
					title: "font-medium",
					description: "text-12 text-2",
					content: "min-w-0 flex-1",
					error: "[&_[data-icon]]:text-reject",
					success: "[&_[data-icon]]:text-accept",
					actionButton: "ml-auto h-7 flex-none rounded-2 px-2.5 font-medium text-accent hover:bg-hover",
				},
			}}
		/>
	);
}
