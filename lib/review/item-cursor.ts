import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { type SubjectId, subjectIdSchema } from "#lib/ids.ts";

/** Where a page of items begins: behind this item, going to older or to newer ones. */
export type ItemCursor = { readonly direction: "older" | "newer"; readonly id: SubjectId };

const cursorSchema = z.tuple([z.enum(["older", "newer"]), subjectIdSchema]);

export function toItemCursor({ direction, id }: ItemCursor): string {
	return Buffer.from(`${direction}:${id}`).toString("base64url");
}

/** @throws AppError invalid for anything that `toItemCursor` did not make */
export function fromItemCursor(cursor: string): ItemCursor {
	const parsed = cursorSchema.safeParse(Buffer.from(cursor, "base64url").toString().split(":"));
	if (!parsed.success) throw new AppError("invalid", "This page's address is damaged. Start again from the first page.");
	const [direction, id] = parsed.data;
	return { direction, id };
}
