import { networkInterfaces } from "node:os";

/** Where a person opens a studio that has no public address. */
export function studioUrl(host: string, port: number): string {
	return new URL(`http://${bracketed(reachableName(host))}:${port}`).origin;
}

/** Where this machine reaches it itself. */
export function loopbackUrl(host: string, port: number): string {
	const name = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
	return `http://${bracketed(name)}:${port}`;
}

function reachableName(host: string): string {
	if (host !== "0.0.0.0" && host !== "::") return host;
	const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
	return addresses.find((address) => !address.internal && address.family === "IPv4")?.address ?? "127.0.0.1";
}

function bracketed(name: string): string {
	return name.includes(":") ? `[${name}]` : name;
}
