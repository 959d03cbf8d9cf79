"use client";

import { LogOut, Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { ROOMS } from "#components/layout/rooms.ts";
import { signOut } from "#components/layout/sign-out.ts";
import { Menu } from "#components/ui/menu.tsx";

/** The rooms on a phone. */
export function RoomMenu() {
	const pathname = usePathname();
	return (
		<Menu
			trigger={
				<button type="button" aria-label="Rooms" className="-ml-3 hidden size-11 flex-none place-items-center rounded-2 text-2 max-phone:grid">
					<MenuIcon aria-hidden className="size-5" strokeWidth={1.5} />
				</button>
			}
			entries={[
				...ROOMS.map((room) => ({ kind: "link" as const, label: room.label, icon: room.icon, href: room.href, current: pathname.startsWith(room.href) })),
				{ kind: "action", label: "Sign out", icon: LogOut, onSelect: () => void signOut() },
			]}
		/>
	);
}
