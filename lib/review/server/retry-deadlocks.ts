import "server-only";

const ATTEMPTS = 4;
const DEADLOCK = "40P01";

/** Runs a transaction again that Postgres broke off because it and another waited for each other. */
export async function retryDeadlocks<Result>(work: () => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await work();
		} catch (error) {
			const isDeadlock = error instanceof Error && "code" in error && error.code === DEADLOCK;
			if (!isDeadlock || attempt === ATTEMPTS) throw error;
		}
	}
}
