import "server-only";

/** Why a worker makes no more calls for a run. It is no failure of what it stops. */
export class RunStopped extends Error {
	constructor(why: string) {
		super(why);
		this.name = "RunStopped";
	}
}
