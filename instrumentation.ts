/** Next calls this once, before the server answers. The condition keeps it out of the bundle that Next makes for other runtimes. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME === "nodejs") {
		const { refuseUnsafeStart } = await import("#lib/auth/refuse-unsafe-start.ts");
		refuseUnsafeStart();
	}
}
