"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import type { FieldErrors } from "#components/settings/read-form.ts";
import { SERVER_ROLE_NAMES } from "#components/settings/server-roles.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { createId, type ServerId } from "#lib/ids.ts";
import { addServerAction } from "#lib/inference/actions.ts";
import { type AddServerInput, addServerSchema, IN_FLIGHT_DEFAULT, IN_FLIGHT_MAX, SERVER_ROLES, type ServerPrice } from "#lib/inference/schema.ts";
import { unwrap } from "#lib/result.ts";

type Reading = { readonly input: AddServerInput | null; readonly errors: FieldErrors };

export function AddServerDialog({ onClose }: { readonly onClose: () => void }) {
	const router = useRouter();
	const [id] = useState(() => createId<ServerId>());
	const [errors, setErrors] = useState<FieldErrors>({});
	const add = useMutation({
		mutationFn: (server: AddServerInput) => unwrap(addServerAction(server)),
		onSuccess: () => {
			onClose();
			router.refresh();
		},
	});

	function handleSubmit(event: FormEvent<HTMLFormElement>): void {
		event.preventDefault();
		add.reset();
		const reading = readServerForm(new FormData(event.currentTarget), id);
		setErrors(reading.errors);
		if (reading.input) add.mutate(reading.input);
	}

	return (
		<Dialog open onOpenChange={onClose} size="medium" title="Add a server" description="It is asked what it can do at once. Its key stays in the studio.">
			<form method="post" noValidate onSubmit={handleSubmit} className="grid gap-4">
				<TextField label="Name" name="name" autoComplete="off" maxLength={60} error={errors.name} />
				<TextArea
					label="Addresses"
					name="urls"
					rows={2}
					placeholder="http://localhost:8000/v1"
					hint="One a line: replicas of the same model, or a router before them."
					error={errors.urls}
				/>
				<fieldset>
					<legend className="mb-1 font-medium text-12">For</legend>
					<div className="grid grid-cols-3 gap-x-3 max-phone:grid-cols-2">
						{SERVER_ROLES.map((role) => (
							<Checkbox key={role} name="roles" value={role}>
								{SERVER_ROLE_NAMES[role]}
							</Checkbox>
						))}
					</div>
					{errors.roles && <p className="mt-1 text-12 text-reject">{errors.roles}</p>}
				</fieldset>
				<div className="grid grid-cols-2 items-start gap-4 max-phone:grid-cols-1">
					<TextField label="Model" name="model" autoComplete="off" placeholder="the first it serves" error={errors.model} />
					<TextField
						label="Calls in flight"
						name="inFlightMax"
						type="number"
						min={1}
						max={IN_FLIGHT_MAX}
						defaultValue={IN_FLIGHT_DEFAULT}
						hint="For each address, at most."
						error={errors.inFlightMax}
					/>
				</div>
				<div className="grid grid-cols-2 items-start gap-4 max-phone:grid-cols-1">
					<TextField
						label="Dollars for a million tokens of prompts"
						name="promptPrice"
						type="number"
						min={0}
						step="any"
						hint="Optional: without both, runs tell their cost in tokens."
						error={errors["price.prompt"]}
					/>
					<TextField
						label="Dollars for a million tokens of answers"
						name="completionPrice"
						type="number"
						min={0}
						step="any"
						error={errors["price.completion"]}
					/>
				</div>
				<TextField label="Key" name="key" type="password" autoComplete="off" hint="Where the server asks for one." error={errors.key} />
				{add.error && <Notice tone="bad">{add.error.message}</Notice>}
				<Button type="submit" variant="primary" block pending={add.isPending}>
					Add
				</Button>
			</form>
		</Dialog>
	);
}

const filled = (value: FormDataEntryValue | null) => (typeof value === "string" && value.trim() !== "" ? value : null);

function readServerForm(form: FormData, id: ServerId): Reading {
	const parsed = addServerSchema.safeParse({
		id,
		name: form.get("name"),
		urls: (filled(form.get("urls")) ?? "").split(/\s+/).filter((url) => url !== ""),
		roles: form.getAll("roles"),
		model: filled(form.get("model")),
		key: filled(form.get("key")),
		inFlightMax: z.coerce.number().catch(Number.NaN).parse(form.get("inFlightMax")),
		price: readPrice(filled(form.get("promptPrice")), filled(form.get("completionPrice"))),
	});
	if (parsed.success) return { input: parsed.data, errors: {} };
	const errors: Record<string, string> = {};
	for (const issue of parsed.error.issues)
		errors[issue.path[0] === "price" ? issue.path.join(".") : String(issue.path[0])] ??= `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
	return { input: null, errors };
}

/** Of one without the other nothing can be told: the empty field then says what it wants. */
function readPrice(prompt: string | null, completion: string | null): ServerPrice | null {
	if (prompt === null && completion === null) return null;
	return { prompt: Number(prompt ?? Number.NaN), completion: Number(completion ?? Number.NaN) };
}
