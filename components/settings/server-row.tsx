"use client";

import { useMutation } from "@tanstack/react-query";
import { EllipsisVertical, RefreshCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { RemoveServerDialog } from "#components/settings/remove-server-dialog.tsx";
import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { Chip } from "#components/ui/chip.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.ts";
import { probeServerAction } from "#lib/inference/actions.ts";
import { describeServing, listAbilities } from "#lib/inference/describe-profile.ts";
import type { Server } from "#lib/inference/schema.ts";
import { unwrap } from "#lib/result.ts";
import { writeDollars } from "#lib/text/write-dollars.ts";

/** One server. It is asked what it can do when it has just come, and when somebody wants to know again. */
export function ServerRow({ server }: { readonly server: Server }) {
	const router = useRouter();
	const [isRemoving, setRemoving] = useState(false);
	const probe = useMutation({
		mutationFn: () => unwrap(probeServerAction({ id: server.id })),
		onError: (error) => toast({ tone: "bad", message: `${server.name} was not probed`, detail: error.message }),
		onSettled: () => router.refresh(),
	});
	const isNew = server.probedAt === null;
	const probeNew = useEffectEvent(() => {
		if (isNew && probe.isIdle) probe.mutate();
	});
	useEffect(() => probeNew(), []);

	const serving = <Serving server={server} isProbing={probe.isPending || (isNew && probe.isIdle)} />;
	return (
		<tr>
			<td className="wide:min-w-[210px]">
				<span className="block break-words font-medium">{server.name}</span>
				{server.urls.map((url) => (
					<span key={url} className="block text-11 text-3 [overflow-wrap:anywhere]">
						{url}
					</span>
				))}
				<span className="mt-1 grid gap-1 phone:hidden">
					<Roles server={server} />
					<span>{serving}</span>
				</span>
			</td>
			<td className="max-phone:hidden">
				<Roles server={server} />
			</td>
			<td className="max-phone:hidden">{serving}</td>
			<td data-number className="max-phone:hidden">
				{server.inFlightMax}
			</td>
			<td data-number>
				<Menu
					trigger={<IconButton label={`What to do with ${server.name}`} icon={EllipsisVertical} />}
					entries={[
						{ kind: "action", label: "Probe again", icon: RefreshCw, onSelect: () => probe.mutate() },
						{ kind: "action", label: "Remove", icon: Trash2, onSelect: () => setRemoving(true) },
					]}
				/>
				{isRemoving && <RemoveServerDialog server={server} onClose={() => setRemoving(false)} />}
			</td>
		</tr>
	);
}

function Roles({ server }: { readonly server: Server }) {
	return (
		<span className="flex flex-wrap gap-1">
			{server.roles.map((role) => (
				<Chip key={role}>{SERVER_ROLE_NAMES[role]}</Chip>
			))}
		</span>
	);
}

function Serving({ server: { profile, probeError, hasKey, price }, isProbing }: { readonly server: Server; readonly isProbing: boolean }) {
	if (isProbing) return <span className="text-2">Asking what it can do…</span>;
	return (
		<>
			{profile && (
				<>
					<span className="block break-words">{describeServing(profile)}</span>
					<span className="block text-11 text-3">{[...listAbilities(profile), ...(hasKey ? ["with a key"] : [])].join(" · ") || "plain text alone"}</span>
				</>
			)}
			{price && (
				<span className="block text-11 text-3">
					{writeDollars(price.prompt)} for a million tokens of prompts, {writeDollars(price.completion)} of answers
				</span>
			)}
			{probeError && <span className="block break-words text-12 text-reject">{probeError}</span>}
		</>
	);
}
