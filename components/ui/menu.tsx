"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactElement } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

export type MenuEntry =
	| { readonly kind: "action"; readonly label: string; readonly icon?: LucideIcon; readonly shortcut?: string; readonly onSelect: () => void }
	| { readonly kind: "link"; readonly label: string; readonly icon?: LucideIcon; readonly href: string; readonly current: boolean }
	| {
			readonly kind: "choice";
			readonly label: string;
			readonly value: string;
			readonly options: readonly { readonly value: string; readonly label: string }[];
			readonly onChoose: (value: string) => void;
	  }
	| { readonly kind: "note"; readonly label: string; readonly detail?: string };

type MenuProps = {
	readonly trigger: ReactElement<Record<string, unknown>>;
	readonly entries: readonly MenuEntry[];
	readonly side?: "bottom" | "right" | "top";
};

const ITEM = "flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-1 px-2 outline-0 data-highlighted:bg-hover max-phone:min-h-11";

export function Menu({ trigger, entries, side = "bottom" }: MenuProps) {
	return (
		<BaseMenu.Root>
			<BaseMenu.Trigger render={trigger} />
			<BaseMenu.Portal>
				<BaseMenu.Positioner side={side} align="end" sideOffset={6} className="z-50 outline-0">
					<BaseMenu.Popup className="floats min-w-48 p-1">
						{entries.map((entry) => (
							<MenuRow key={entry.label} entry={entry} />
						))}
					</BaseMenu.Popup>
				</BaseMenu.Positioner>
			</BaseMenu.Portal>
		</BaseMenu.Root>
	);
}

function MenuRow({ entry }: { readonly entry: MenuEntry }) {
	switch (entry.kind) {
		case "action":
			return (
				<BaseMenu.Item onClick={entry.onSelect} className={ITEM}>
					{entry.icon && <entry.icon aria-hidden className="size-4 flex-none text-3" strokeWidth={1.5} />}
					<span className="flex-1">{entry.label}</span>
					{entry.shortcut && <Kbd keys={entry.shortcut} />}
				</BaseMenu.Item>
			);
		case "link":
			return (
				<BaseMenu.LinkItem
					render={<Link href={entry.href} />}
					closeOnClick
					aria-current={entry.current ? "page" : undefined}
					className={`${ITEM} aria-[current=page]:text-accent`}
				>
					{entry.icon && <entry.icon aria-hidden className="size-4 flex-none" strokeWidth={1.5} />}
					<span className="flex-1">{entry.label}</span>
				</BaseMenu.LinkItem>
			);
		case "choice":
			return (
				<BaseMenu.Group>
					<BaseMenu.GroupLabel className="px-2 pt-2 pb-1 font-semibold text-11 text-3">{entry.label}</BaseMenu.GroupLabel>
					<BaseMenu.RadioGroup value={entry.value} onValueChange={(value) => entry.onChoose(String(value))}>
						{entry.options.map((option) => (
							<BaseMenu.RadioItem key={option.value} value={option.value} className={ITEM}>
								<span className="flex-1">{option.label}</span>
								<BaseMenu.RadioItemIndicator className="text-accent">
									<Check aria-hidden className="size-3.5" strokeWidth={2} />
								</BaseMenu.RadioItemIndicator>
							</BaseMenu.RadioItem>
						))}
					</BaseMenu.RadioGroup>
					<BaseMenu.Separator className="mx-1 my-1 h-px bg-line" />
				</BaseMenu.Group>
			);
		case "note":
			return (
				<div className="grid border-line border-b px-2 pt-1.5 pb-2 mb-1">
					<span className="font-medium">{entry.label}</span>
					{entry.detail && <span className="text-12 text-3">{entry.detail}</span>}
				</div>
			);
		default:
			return entry satisfies never;
	}
}
