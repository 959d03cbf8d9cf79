import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { Card } from "#components/ui/card.tsx";
import { RUN_ROLES, type Run, type RunServerState, type RunStatus } from "#lib/runs/schema.ts";

/** Above this share of failed calls a server is marked. */
const ERRORS_MAX = 0.02;

/** The replicas as the workers see them. */
export function RunServersCard({ status: { run, servers } }: { readonly status: RunStatus }) {
	const up = servers.filter(({ health }) => health === "up").length;
	const served = new Map(Object.values(run.servers).map(({ name, model }) => [name, model.split("/").at(-1) ?? model]));
	return (
		<Card title="Servers" meta={servers.length === 0 ? undefined : `${up} of ${servers.length} answer`}>
			{servers.length === 0 ? (
				<Asked run={run} />
			) : (
				<table aria-label="Servers of the run" className="w-full border-collapse text-left text-12 [&_td]:border-line [&_td]:border-t [&_td]:py-1 [&_td]:pr-2">
					<thead>
						<tr className="[&>th]:pr-2 [&>th]:pb-1.5 [&>th]:font-medium [&>th]:text-11 [&>th]:text-3">
							<th scope="col">Server</th>
							<th scope="col">Serves</th>
							<th scope="col" className="w-[120px]">
								Slots
							</th>
							<th scope="col" className="w-[58px] text-right">
								p95
							</th>
							<th scope="col" className="w-[46px] pr-0! text-right">
								Errors
							</th>
						</tr>
					</thead>
					<tbody>
						{servers.map((state, place) => (
							<ServerLine key={`${state.server} ${state.url}`} state={state} name={nameReplica(servers, place)} serves={served.get(state.server) ?? ""} />
						))}
					</tbody>
				</table>
			)}
		</Card>
	);
}

/** Who was asked as what, where no worker tells how they are. */
function Asked({ run: { servers } }: { readonly run: Run }) {
	const asked = RUN_ROLES.flatMap((role) => (servers[role] ? [{ role, ...servers[role] }] : []));
	if (asked.length === 0) return <p className="py-1 text-12 text-2">This recipe asks no server.</p>;
	return (
		<dl className="grid grid-cols-[minmax(0,1fr)] gap-1 text-12">
			{asked.map(({ role, name, model }) => (
				<div key={role} className="flex gap-3">
					<dt className="w-20 flex-none text-2">{SERVER_ROLE_NAMES[role]}</dt>
					<dd className="min-w-0 flex-1 truncate">
						{name} <span className="text-3">{model}</span>
					</dd>
				</div>
			))}
		</dl>
	);
}

type ServerLineProps = { readonly state: RunServerState; readonly name: string; readonly serves: string };

function ServerLine({ state: { health, inFlight, limit, p95Ms, calls, failed, says }, name, serves }: ServerLineProps) {
	const failedShare = calls + failed === 0 ? 0 : failed / (calls + failed);
	const isPoor = failedShare > ERRORS_MAX;
	return (
		<>
			<tr>
				<td>
					<span className="flex items-center gap-2">
						<span role="img" aria-label={health === "down" ? "Down" : isPoor ? "Errs often" : "Up"} className={markOf(health, isPoor)} />
						<span className="truncate">{name}</span>
					</span>
				</td>
				<td className="max-w-0 w-full truncate text-2">{serves}</td>
				<td>
					<span className="flex items-center gap-2">
						<span aria-hidden className="h-1 w-[52px] flex-none overflow-hidden rounded-full bg-line">
							<span
								className="block h-full rounded-full bg-accent transition-[width] duration-(--t-slow)"
								style={{ width: `${limit === 0 ? 0 : Math.min(100, (100 * inFlight) / limit)}%` }}
							/>
						</span>
						<span className="text-11 text-3">
							{inFlight}/{limit}
						</span>
					</span>
				</td>
				<td className="whitespace-nowrap text-right">{writeSeconds(p95Ms)}</td>
				<td className={`pr-0! text-right ${isPoor ? "font-semibold text-warn" : "text-3"}`}>{writePercent(failedShare)}</td>
			</tr>
			{health === "down" && says && (
				<tr>
					<td colSpan={5} className="border-t-0! pt-0! pl-4 text-11 text-reject">
						{says}
					</td>
				</tr>
			)}
		</>
	);
}

function markOf(health: RunServerState["health"], isPoor: boolean): string {
	if (health === "down") return "size-[7px] flex-none bg-reject";
	return isPoor ? "size-[7px] flex-none rotate-45 rounded-[1px] bg-warn" : "size-[7px] flex-none rounded-full bg-accept";
}

/** Of several replicas each has its number. */
function nameReplica(servers: readonly RunServerState[], place: number): string {
	const name = servers[place]?.server ?? "";
	if (servers.filter(({ server }) => server === name).length === 1) return name;
	return `${name} #${servers.slice(0, place + 1).filter(({ server }) => server === name).length}`;
}

function writeSeconds(milliseconds: number | null): string {
	if (milliseconds === null) return "–";
	return milliseconds < 100 ? "<0.1 s" : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function writePercent(share: number): string {
	return share === 0 ? "0%" : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}
