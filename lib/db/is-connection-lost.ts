/**
 * The database is shutting down (57P01), crashed (57P02) or starts up (57P03), the socket to it is gone, or its name or its machine is not to be found at the
 * moment, as while its container starts again: later it may answer. Prisma says the same in codes of its own (P1001, P1017), and quotes those of its raw queries.
 */
export function isConnectionLost(error: unknown): boolean {
	const { code, message } = error as { code?: string; message?: string };
	return CODE.test(code ?? "") || MESSAGE.test(message ?? "");
}

const CODE = /^(57P0.|08...|P1001|P1017|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;
const MESSAGE = /Connection terminated|Client has encountered a connection error|Raw query failed\. Code: `57P0/;
