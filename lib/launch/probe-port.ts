import { createServer } from "node:net";

export type PortProbe = { readonly kind: "free"; readonly port: number } | { readonly kind: "refused"; readonly code: string };

/** Whether a server could listen there right now; port 0 finds one that is free. */
export function probePort(port: number, host: string): Promise<PortProbe> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once("error", (error: NodeJS.ErrnoException) => resolve({ kind: "refused", code: error.code ?? error.message }));
		server.listen(port, host, () => {
			const address = server.address();
			server.close(() => resolve({ kind: "free", port: typeof address === "object" && address ? address.port : port }));
		});
	});
}
