"use client";

import { Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { IconButton } from "#components/ui/icon-button.tsx";

/** The other of light and dark. The person's menu has "as the system" too. */
export function ThemeButton() {
	const { resolvedTheme, setTheme } = useTheme();
	return <IconButton label="Change theme" icon={Sun} onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")} />;
}
