import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { KeyChange, KeyMap } from "#lib/auth/schema.ts";
import { findKeyMap } from "#lib/auth/server/find-key-map.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";

const MAX_CHANGED_KEYS = 500;

/** One's own keys of one shortcut. Returns all that one has changed. @throws AppError limit */
export async function changeKeys(actor: Actor, { shortcutId, keys }: KeyChange): Promise<KeyMap> {
	const { personKey } = database().prisma;
	if (keys === null) {
		await personKey.deleteMany({ where: { personId: actor.id, shortcutId } });
		return findKeyMap(actor);
	}
	if ((await personKey.count({ where: { personId: actor.id } })) >= MAX_CHANGED_KEYS) {
		throw new AppError("limit", `You have changed ${MAX_CHANGED_KEYS} keys. Reset some of them first.`);
	}
	const address = { personId: actor.id, shortcutId };
	await personKey.upsert({ where: { personId_shortcutId: address }, create: { ...address, keys }, update: { keys } });
	return findKeyMap(actor);
}
