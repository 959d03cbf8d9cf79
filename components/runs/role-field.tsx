import { whyUnfit } from "#components/runs/why-unfit.ts";
import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { FormField } from "#components/ui/form-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ServerId } from "#lib/ids.ts";
import type { Server } from "#lib/inference/schema.ts";
import type { RunRole } from "#lib/runs/schema.ts";

type RoleFieldProps = {
	readonly role: RunRole;
	/** Those with the role. */
	readonly servers: readonly Server[];
	readonly value: ServerId | null;
	readonly onChange: (id: ServerId) => void;
};

const NEEDS: Readonly<Record<RunRole, string>> = {
	detector: "finds the boxes",
	writer: "writes the questions",
	vlm: "looks at the pictures",
	judge: "gives a second opinion",
	policy: "tries without the picture",
	reasoner: "goes on with the traces",
};

/** Who answers in a role. A server that cannot is there with the reason, and cannot be chosen. */
export function RoleField({ role, servers, value, onChange }: RoleFieldProps) {
	const name = SERVER_ROLE_NAMES[role];
	if (servers.length === 0) {
		return (
			<div className="grid content-start gap-1.5 text-12">
				<span className="font-medium text-2">{name}</span>
				<p className="text-pretty text-warn leading-read">
					No server has the role {name}. <TextLink href="/settings">Add one in the settings</TextLink>
				</p>
			</div>
		);
	}
	return (
		<FormField label={name} hint={NEEDS[role]}>
			<Select
				label={name}
				block
				value={value}
				placeholder="Choose a server"
				options={servers.map((server) => {
					const unfit = whyUnfit(server, role);
					const standing = server.probeError === null ? server.profile?.model.split("/").at(-1) : "did not answer lately";
					return { value: server.id, label: server.name, note: unfit ?? standing, disabled: unfit !== null };
				})}
				onValueChange={onChange}
			/>
		</FormField>
	);
}
