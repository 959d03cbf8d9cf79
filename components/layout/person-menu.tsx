"use client";

import { LogOut } from "lucide-react";
import { useTheme } from "next-themes";
import { signOut } from "#components/layout/sign-out.ts";
import { Menu } from "#components/ui/menu.tsx";

/** Who is at work: their name, the theme, the way out. */
export function PersonMenu({ person }: { readonly person: { readonly name: string; readonly role: string } }) {
	const { theme = "system", setTheme } = useTheme();
	return (
		<Menu
			side="right"
			trigger={
				<button
					type="button"
					aria-label={`${person.name}: theme and sign out`}
					className="grid size-7 place-items-center rounded-full bg-1 font-semibold text-10 text-surface leading-none"
				>
					{initialsOf(person.name)}
				</button>
			}
			entries={[
				{ kind: "note", label: person.name, detail: person.role },
				{
					kind: "choice",
					label: "Theme",
					value: theme,
					options: [
						{ value: "light", label: "Light" },
						{ value: "dark", label: "Dark" },
						{ value: "system", label: "As the system" },
					],
					onChoose: setTheme,
				},
				{ kind: "action", label: "Sign out", icon: LogOut, onSelect: () => void signOut() },
			]}
		/>
	);
}

function initialsOf(name: string): string {
	const words = name.split(/\s+/).filter(Boolean);
	const letters = words.length > 1 ? [words[0]?.[0], words.at(-1)?.[0]] : [...(words[0] ?? "?")].slice(0, 2);
	return letters.join("").toUpperCase();
}
