import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { isConnectionLost } from "#lib/db/is-connection-lost.ts";
import { type CommandId, createId, type RunId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { getRun } from "#lib/runs/server/get-run.ts";
import { workOnRun } from "#lib/runs/server/work-on-run.ts";

const LOOK_MS = 500;

/** Takes part in every run that is running, until told to stop: any number of workers may. */
export function startRunning(): { readonly stop: () => Promise<void> } {
	const stopping = new AbortController();
	const worker = createId<string>();
	const under = new Map<RunId, Promise<void>>();

	async function look(): Promise<void> {
		while (!stopping.signal.aborted) {
			await takePart().catch((error) => {
				if (!isConnectionLost(error)) log.error({ err: error }, "Runs could not be looked for");
			});
			await delay(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	}

	async function takePart(): Promise<void> {
		const { rows } = await database().pool.query<{ id: RunId; commandId: CommandId }>(`SELECT id, command_id AS "commandId" FROM run WHERE state = 'running'`);
		for (const { id, commandId } of rows) {
			if (under.has(id)) continue;
			const working = begin(id, commandId)
				.catch((error) => log.warn({ err: error, run: id }, "The work on a run broke off, and is begun again"))
				.finally(() => under.delete(id));
			under.set(id, working);
		}
	}

	/** A run that cannot be read keeps nobody from the others. */
	async function begin(id: RunId, commandId: CommandId): Promise<void> {
		await workOnRun({ run: await getRun(id), commandId, worker, stopping: stopping.signal });
	}

	const looking = look();
	return {
		stop: async () => {
			stopping.abort(new Error("the worker stops"));
			await looking;
			await Promise.all(under.values());
		},
	};
}
