"use client";

import { Copy } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import type { NewPassword } from "#lib/auth/schema.ts";

/** The only place and the only time that a password is seen. */
export function NewPasswordDialog({ made, onClose }: { readonly made: NewPassword; readonly onClose: () => void }) {
	async function handleCopy(): Promise<void> {
		try {
			await navigator.clipboard.writeText(made.password);
			toast({ tone: "good", message: "Copied" });
		} catch {
			toast({ tone: "bad", message: "The browser did not let it be copied", detail: "Select it and copy it by hand." });
		}
	}
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={`Password for ${made.person.name}`}
			description="Shown this once. Pass it on by a way you trust; they change it under Settings."
		>
			<div className="flex items-center gap-2">
				<output aria-label="Password" className="min-w-0 flex-1 select-all break-all rounded-2 bg-sunken px-3 py-2 font-mono text-13">
					{made.password}
				</output>
				<Button icon={Copy} onClick={() => void handleCopy()}>
					Copy
				</Button>
			</div>
		</Dialog>
	);
}
