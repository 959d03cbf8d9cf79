import "server-only";
import type { ServerId } from "#lib/ids.ts";
import { openSession, type ServerSession } from "#lib/inference/server/open-session.ts";

export type RunSessions = {
	/** Opens a server at its first use. @throws what `openSession` throws */
	readonly get: (id: ServerId) => Promise<ServerSession>;
	/** So many workers share each server from now on. */
	readonly share: (workers: number) => void;
	readonly open: () => readonly ServerSession[];
	readonly close: () => Promise<void>;
};

/** The servers that a worker's run asks, each opened once, within this worker's part of what the server takes. */
export function openRunSessions(): RunSessions {
	const opening = new Map<ServerId, Promise<ServerSession>>();
	const opened: ServerSession[] = [];
	let sharers = 1;
	const limit = (session: ServerSession): void => session.limitTo(Math.max(1, Math.floor(session.server.inFlightMax / sharers)));
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
		share: (workers) => {
			if (workers === sharers) return;
			sharers = workers;
			opened.forEach(limit);
		},
		open: () => opened,
		close: async () => {
			await Promise.all(opened.map((session) => session.close()));
		},
	};
}
