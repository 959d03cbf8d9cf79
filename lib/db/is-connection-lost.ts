/** The database is shutting down (57P01), crashed (57P02) or starts up (57P03), or the socket to it is gone: later it may answer. */
export function isConnectionLost(error: unknown): boolean {
	const { code, message } = error as { code?: string; message?: string };
	return (
		/^(57P0.|08...|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code ?? "") || /Connection terminated|Client has encountered a connection error/.test(message ?? "")
	);
}
