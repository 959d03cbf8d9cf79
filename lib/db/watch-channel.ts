import "server-only";
import { type Database, database } from "#lib/db/database.ts";
import { listenToChannel } from "#lib/db/listen-to-channel.ts";
import { log } from "#lib/log.ts";

/** What became of a row, or news that something may have been missed. */
export type RowEvent<Row> = { readonly kind: "row"; readonly row: Row } | { readonly kind: "gap" };

type Watched<Row> = {
	readonly channel: string;
	readonly applicationName: string;
	/** The rows of these ids as they are now; those that are gone are left out. */
	readonly read: (open: Database, ids: readonly string[]) => Promise<readonly Row[]>;
};

type Watcher = (event: RowEvent<unknown>) => void;
type Watch = { readonly watchers: Set<Watcher>; readonly listening: Promise<unknown> };

/** Rows written within this time are read together. */
const GATHER_MS = 50;

const holder = globalThis as { tracewrightWatches?: WeakMap<Database, Map<string, Watch>> };

/**
 * Tells of every change of a row until the returned function is called. However many watch, the process listens on one
 * connection a channel and reads each change once.
 */
export async function watchChannel<Row>(watched: Watched<Row>, watcher: (event: RowEvent<Row>) => void): Promise<() => void> {
	holder.tracewrightWatches ??= new WeakMap();
	const open = database();
	const watches = holder.tracewrightWatches.get(open) ?? new Map<string, Watch>();
	holder.tracewrightWatches.set(open, watches);
	const watch = watches.get(watched.channel) ?? startWatch(open, watched);
	watches.set(watched.channel, watch);
	// One reader serves a channel, so what it tells of is what every watcher of the channel asked for.
	const told = watcher as Watcher;
	watch.watchers.add(told);
	try {
		await watch.listening;
	} catch (error) {
		watches.delete(watched.channel);
		throw error;
	}
	return () => watch.watchers.delete(told);
}

/** Listens from the first watcher to the end of the process: page loads come and go faster than a connection is worth closing. */
function startWatch<Row>(open: Database, watched: Watched<Row>): Watch {
	const watchers = new Set<Watcher>();
	const pending = new Set<string>();
	const tell = (event: RowEvent<Row>) => {
		for (const watcher of watchers) watcher(event);
	};
	const gather = (id: string) => {
		if (watchers.size === 0) return;
		pending.add(id);
		if (pending.size === 1) setTimeout(tellPending, GATHER_MS);
	};
	const tellPending = () => {
		const ids = [...pending];
		pending.clear();
		void tellRows(open, watched, { ids, tell });
	};
	const { channel, applicationName } = watched;
	return { watchers, listening: listenToChannel(open, { channel, applicationName, onRow: gather, onGap: () => tell({ kind: "gap" }) }) };
}

type Telling<Row> = { readonly ids: readonly string[]; readonly tell: (event: RowEvent<Row>) => void };

async function tellRows<Row>(open: Database, { channel, read }: Watched<Row>, { ids, tell }: Telling<Row>): Promise<void> {
	try {
		for (const row of await read(open, ids)) tell({ kind: "row", row });
	} catch (error) {
		log.warn({ err: error, channel }, "Changes of rows could not be read");
		tell({ kind: "gap" });
	}
}
