import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { AppError } from "#lib/errors.ts";
import type { SubjectId } from "#lib/ids.ts";
import type { ItemView } from "#lib/review/schema.ts";
import { loadItemViews } from "#lib/review/server/load-item-views.ts";

/** One item as it stands now. @throws AppError not_found */
export async function getItemView(actor: Actor, id: SubjectId): Promise<ItemView> {
	const { items, images } = await loadItemViews(actor, [id]);
	const item = items[0];
	const image = images.find((one) => one.id === item?.imageId);
	if (!item || !image) throw new AppError("not_found", `There is no question ${id}.`);
	return { item, image };
}
