"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { Fragment, useMemo } from "react";
import { Logo } from "#components/layout/logo.tsx";
import { PersonMenu } from "#components/layout/person-menu.tsx";
import { ROOMS } from "#components/layout/rooms.ts";
import { useShortcuts } from "#components/layout/use-shortcuts.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";

export type RailPerson = { readonly name: string; readonly role: string };

/** The rooms, always in reach. A phone has them in the top bar's menu instead. */
export function Rail({ person }: { readonly person: RailPerson | null }) {
	const pathname = usePathname();
	const router = useRouter();
	useShortcuts(
		useMemo(
			() =>
				ROOMS.map((room) => ({
					id: `go-${room.href}`,
					keys: [room.keys],
					label: `Go to ${room.label}`,
					group: "Everywhere",
					command: () => router.push(room.href),
				})),
			[router],
		),
	);
	return (
		<nav aria-label="Rooms" className="row-span-2 flex flex-col items-center gap-1 border-line border-r bg-surface py-2.5 max-phone:hidden">
			<Link href="/review" aria-label="Tracewright" className="mb-3.5 rounded-3">
				<Logo />
			</Link>
			{ROOMS.map((room, place) => (
				<Fragment key={room.href}>
					{place === ROOMS.length - 1 && <span className="flex-1" />}
					<Tooltip label={room.label} shortcut={room.keys} side="right">
						<Link
							href={room.href}
							aria-label={room.label}
							aria-current={pathname.startsWith(room.href) ? "page" : undefined}
							className="grid size-[34px] place-items-center rounded-2 text-3 transition-colors t-fast hover:bg-hover hover:text-1 aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
						>
							<room.icon aria-hidden className="size-4" strokeWidth={1.5} />
						</Link>
					</Tooltip>
				</Fragment>
			))}
			{person && <PersonMenu person={person} />}
		</nav>
	);
}
