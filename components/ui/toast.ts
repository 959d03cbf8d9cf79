import { toast as sonner } from "sonner";

export type Toast = {
	readonly tone?: "plain" | "good" | "bad";
	readonly message: string;
	readonly detail?: string;
	/** What takes it back, shown as the toast's one button. */
	readonly undo?: () => void;
	/** Toasts of one id replace each other. */
	readonly id?: string;
};

const SECONDS = { plain: 5, good: 5, bad: 10 };

/** Says it in the corner for a while. What failed stays longer. */
export function toast({ tone = "plain", message, detail, undo, id }: Toast): void {
	const options = { id, description: detail, duration: SECONDS[tone] * 1_000, action: undo && { label: "Undo", onClick: undo } };
	if (tone === "bad") sonner.error(message, options);
	else if (tone === "good") sonner.success(message, options);
	else sonner(message, options);
}
