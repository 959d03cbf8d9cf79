"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { classNames } from "#components/ui/class-names.ts";

type DialogProps = {
	readonly open: boolean;
	readonly onOpenChange: (open: boolean) => void;
	readonly title: string;
	readonly description?: ReactNode;
	readonly size?: "small" | "medium" | "large";
	readonly children: ReactNode;
};

/** What is written into; checkboxes and switches keep a field of their own out of the order of tabs. */
const FIRST_FIELD = "textarea, input:not([tabindex='-1'])";
const WIDTHS = { small: "w-[420px]", medium: "w-[560px]", large: "w-[760px]" };

/** Over the page: its first field has the focus, which goes back to where it came from. */
export function Dialog({ open, onOpenChange, title, description, size = "small", children }: DialogProps) {
	const body = useRef<HTMLDivElement>(null);
	return (
		<BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
			<BaseDialog.Portal>
				<BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-(--t-base) data-ending-style:opacity-0 data-starting-style:opacity-0" />
				<BaseDialog.Popup
					// Not by `autoFocus`, which acts before it is noted where the focus came from and goes back to.
					initialFocus={() => body.current?.querySelector<HTMLElement>(FIRST_FIELD) ?? true}
					className={classNames(
						"floats fixed top-[12vh] left-1/2 z-40 flex max-h-[76vh] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-4",
						WIDTHS[size],
					)}
				>
					<header className="flex items-start gap-3 px-5 pt-4 pb-3">
						<div className="min-w-0 flex-1">
							<BaseDialog.Title className="text-15">{title}</BaseDialog.Title>
							{description && <BaseDialog.Description className="mt-1 text-12 text-2">{description}</BaseDialog.Description>}
						</div>
						<BaseDialog.Close
							aria-label="Close"
							className="-mr-1.5 -mt-0.5 grid size-7 flex-none place-items-center rounded-2 text-2 hover:bg-hover max-phone:size-11"
						>
							<X aria-hidden className="size-4" strokeWidth={1.5} />
						</BaseDialog.Close>
					</header>
					<div ref={body} className="min-h-0 scroll-thin px-5 pb-5">
						{children}
					</div>
				</BaseDialog.Popup>
			</BaseDialog.Portal>
		</BaseDialog.Root>
	);
}
