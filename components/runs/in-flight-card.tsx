import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { Card } from "#components/ui/card.tsx";
import { RUN_ROLES, type Run, type RunStatus } from "#lib/runs/schema.ts";

const ARC = "M8 62A52 52 0 0 1 112 62";

/** Calls that servers hold at the moment, of those that they are trusted with, and by what they are asked as. */
export function InFlightCard({ status: { run, servers } }: { readonly status: RunStatus }) {
	const inFlight = servers.reduce((sum, one) => sum + one.inFlight, 0);
	const slots = servers.reduce((sum, one) => sum + one.limit, 0);
	const share = slots === 0 ? 0 : Math.min(1, inFlight / slots);
	return (
		<Card title="In flight" meta="requests held by servers">
			<div className="grid grid-cols-[150px_minmax(0,1fr)] items-center gap-6 max-phone:grid-cols-[120px_minmax(0,1fr)]">
				<svg role="img" aria-label={`${inFlight} of ${slots} slots`} viewBox="0 0 120 72" className="block h-auto w-full">
					<path d={ARC} fill="none" stroke="var(--line)" strokeWidth="9" strokeLinecap="round" />
					{share > 0 && (
						<path d={ARC} pathLength={100} strokeDasharray={`${share * 100} 200`} fill="none" stroke="var(--accent)" strokeWidth="9" strokeLinecap="round" />
					)}
					<text x="60" y="56" textAnchor="middle" className="fill-(--text-1) font-semibold text-[23px] tracking-[-0.02em]">
						{inFlight}
					</text>
					<text x="60" y="69" textAnchor="middle" className="fill-(--text-3) text-[9.5px]">
						of {slots} slots
					</text>
				</svg>
				<dl className="grid gap-0.5 text-12">
					{listAsked(run).map(({ server, roles }) => (
						<div key={server} className="flex justify-between gap-3">
							<dt className="min-w-0 truncate text-2">{roles}</dt>
							<dd className="font-medium">{servers.filter((one) => one.server === server).reduce((sum, one) => sum + one.inFlight, 0)}</dd>
						</div>
					))}
				</dl>
			</div>
		</Card>
	);
}

/** A server that is asked in several roles answers for all of them together. */
function listAsked({ servers }: Run): readonly { readonly server: string; readonly roles: string }[] {
	const asked = RUN_ROLES.flatMap((role) => (servers[role] ? [{ role, server: servers[role].name }] : []));
	return [...Map.groupBy(asked, ({ server }) => server)].map(([server, of]) => ({
		server,
		roles: of.map(({ role }) => SERVER_ROLE_NAMES[role]).join(", "),
	}));
}
