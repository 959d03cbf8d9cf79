import { studioHealth } from "#lib/http/studio-health.ts";

export const dynamic = "force-dynamic";

/** For launchers, proxies and monitors; it asks for no sign-in. */
export async function GET(): Promise<Response> {
	const { isWell, report } = await studioHealth();
	return Response.json({ status: isWell ? "ok" : "failing", ...report }, { status: isWell ? 200 : 503, headers: { "cache-control": "no-store" } });
}
