import "server-only";
import type { ServerId } from "#lib/ids.ts";
import { openSession, type ServerSession } from "#lib/inference/server/open-session.ts";

export type RunSessions = {
	/** Opens a server at its first use. @throws what `openSession` throws */
	readonly get: (id: ServerId) => Promise<ServerSession>;
	/** So many others ask each server, by its name, from now on. */
	readonly share: (others: ReadonlyMap<string, number>) => void;
	readonly open: () => readonly ServerSession[];
	readonly close: () => Promise<void>;
};

/** The servers that a worker's run asks, each opened once, within this run's and worker's part of what the server takes. */
export function openRunSessions(): RunSessions {
	const opening = new Map<ServerId, Promise<ServerSession>>();
	const opened: ServerSession[] = [];
	let others: ReadonlyMap<string, number> = new Map();
	const limit = ({ server, limitTo }: ServerSession): void => limitTo(Math.max(1, Math.floor(server.inFlightMax / (1 + (others.get(server.name) ?? 0)))));
	return {
		get: (id) => {
			const present = opening.get(id);
			if (present) return present;
			const fresh = openSession(id).then((session) => {
				limit(session);
				opened.push(session);
				return session;
			});
			opening.set(id, fresh);
			fresh.catch(() => opening.delete(id));
			return fresh;
		},
		share: (seen) => {
			const before = others;
			others = seen;
			for (const session of opened) if (before.get(session.server.name) !== seen.get(session.server.name)) limit(session);
		},
		open: () => opened,
		close: async () => {
			await Promise.all(opened.map((session) => session.close()));
		},
	};
}
