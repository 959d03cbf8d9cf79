"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { BudgetFields } from "#components/runs/budget-fields.tsx";
import { toBudgetText } from "#components/runs/budget-text.ts";
import { EstimatePanel } from "#components/runs/estimate-panel.tsx";
import { chooseFitServers, type NewRunDraft, type NewRunErrors, readNewRun, readPlan } from "#components/runs/new-run-draft.ts";
import { RecipeSummary } from "#components/runs/recipe-summary.tsx";
import { RoleField } from "#components/runs/role-field.tsx";
import { useSettled } from "#components/runs/use-settled.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FormField } from "#components/ui/form-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { type CommandId, createId, type DatasetId, type RunId } from "#lib/ids.ts";
import type { Server } from "#lib/inference/schema.ts";
import { unwrap } from "#lib/result.ts";
import { startRunAction } from "#lib/runs/actions.ts";
import { runQueries } from "#lib/runs/query-options.ts";
import { rolesOfRecipe } from "#lib/runs/roles-of-recipe.ts";
import { NO_BUDGET, RUN_NAME_LENGTH_MAX, type StartRunInput } from "#lib/runs/schema.ts";
import { subjectOfStage } from "#lib/runs/subject-of-stage.ts";
import { taskStagesOf } from "#lib/runs/task-stages-of.ts";
import type { Recipe } from "#lib/synthesis/recipe-schema.ts";
import { SEED_DEFAULT } from "#lib/synthesis/schema.ts";

type NewRunFormProps = {
	readonly datasets: readonly { readonly id: DatasetId; readonly name: string }[];
	/** The one that is chosen at first. */
	readonly datasetId: DatasetId;
	readonly recipes: readonly [Recipe, ...Recipe[]];
	readonly servers: readonly Server[];
};

const SETTLED_MS = 300;

/** All that makes a run, and beside it what it would come to. */
export function NewRunForm({ datasets, datasetId, recipes, servers }: NewRunFormProps) {
	const router = useRouter();
	const ids = useRef({ of: "", id: createId<RunId>(), commandId: createId<CommandId>() });
	const [errors, setErrors] = useState<NewRunErrors>({});
	const [draft, setDraft] = useState((): NewRunDraft => {
		const recipe = recipes.find((one) => rolesOfRecipe(one).every((role) => chooseFitServers(one, servers, {})[role])) ?? recipes[0];
		const chosen = chooseFitServers(recipe, servers, {});
		return { datasetId, recipe: recipe.name, servers: chosen, name: null, seed: String(SEED_DEFAULT), subjectLimit: "", budget: toBudgetText(NO_BUDGET) };
	});
	const change = (part: Partial<NewRunDraft>) => setDraft((before) => ({ ...before, ...part }));
	const recipe = recipes.find(({ name }) => name === draft.recipe) ?? recipes[0];
	const roles = rolesOfRecipe(recipe);
	const dataset = datasets.find(({ id }) => id === draft.datasetId);
	const name = draft.name ?? `${recipe.name} on ${dataset?.name ?? ""}`;
	const [first] = taskStagesOf(recipe);
	const subjects = first && subjectOfStage(first) === "question" ? "Questions" : "Images";
	const plan = useSettled(
		useMemo(() => readPlan(draft), [draft]),
		SETTLED_MS,
	);
	const estimate = useQuery({ ...runQueries.estimate(plan ?? { ...draft, subjectLimit: null }), enabled: plan !== null, placeholderData: keepPreviousData });
	const start = useMutation({
		mutationFn: (input: StartRunInput) => unwrap(startRunAction(input)),
		onSuccess: (run) => router.push(`/runs/${run.number}`),
	});

	function handleSubmit(event: FormEvent): void {
		event.preventDefault();
		// The same run again is the same command; another one is not.
		const of = JSON.stringify({ ...draft, name });
		if (ids.current.of !== of) ids.current = { of, id: createId<RunId>(), commandId: createId<CommandId>() };
		const reading = readNewRun({ ...draft, name }, ids.current);
		setErrors(reading.errors);
		if (reading.input) start.mutate(reading.input);
	}

	const lacking = roles.filter((role) => !draft.servers[role]);
	return (
		<form onSubmit={handleSubmit} noValidate className="mx-auto grid max-w-[1240px] items-start gap-3 p-4 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
			<div className="grid gap-3">
				<Card title="What it works on, and how">
					<div className="grid gap-3 pt-1">
						<div className="grid grid-cols-2 gap-3 max-phone:grid-cols-1">
							<FormField label="Dataset">
								<Select
									label="Dataset"
									block
									value={draft.datasetId}
									options={datasets.map((one) => ({ value: one.id, label: one.name }))}
									onValueChange={(id) => change({ datasetId: id })}
								/>
							</FormField>
							<FormField label="Recipe">
								<Select
									label="Recipe"
									block
									value={recipe.name}
									options={recipes.map((one) => ({ value: one.name, label: one.name, note: `v${one.version}` }))}
									onValueChange={(next) => {
										const chosen = recipes.find((one) => one.name === next) ?? recipe;
										change({ recipe: chosen.name, servers: chooseFitServers(chosen, servers, draft.servers) });
									}}
								/>
							</FormField>
						</div>
						<RecipeSummary recipe={recipe} />
					</div>
				</Card>
				<Card title="Who answers" meta={roles.length === 0 ? undefined : "one server for each role"}>
					{roles.length === 0 ? (
						<p className="py-1 text-12 text-2">This recipe asks no server.</p>
					) : (
						<div className="grid grid-cols-2 items-start gap-3 pt-1 max-phone:grid-cols-1">
							{roles.map((role) => (
								<RoleField
									key={role}
									role={role}
									servers={servers.filter((server) => server.roles.includes(role))}
									value={draft.servers[role] ?? null}
									onChange={(id) => change({ servers: { ...draft.servers, [role]: id } })}
								/>
							))}
						</div>
					)}
				</Card>
				<Card title="Name and limits">
					<div className="grid gap-3 pt-1">
						<TextField
							label="Name"
							name="name"
							autoComplete="off"
							maxLength={RUN_NAME_LENGTH_MAX}
							value={name}
							onValueChange={(next) => change({ name: next })}
							error={errors.name}
						/>
						<div className="grid grid-cols-2 items-start gap-3">
							<TextField
								label={`${subjects} at most`}
								name="subjectLimit"
								type="number"
								inputMode="numeric"
								min={1}
								placeholder="all"
								value={draft.subjectLimit}
								onValueChange={(next) => change({ subjectLimit: next })}
								error={errors.subjectLimit}
							/>
							<TextField
								label="Seed"
								name="seed"
								type="number"
								inputMode="numeric"
								min={0}
								value={draft.seed}
								onValueChange={(next) => change({ seed: next })}
								error={errors.seed}
							/>
						</div>
						<fieldset>
							<legend className="mb-2 text-12 text-2">It pauses when it has spent</legend>
							<BudgetFields value={draft.budget} errors={errors} onChange={(budget) => change({ budget })} />
						</fieldset>
					</div>
				</Card>
			</div>
			<div className="grid gap-3 wide:sticky wide:top-4">
				<Card title="Estimate" meta="before anything is asked">
					<EstimatePanel estimate={estimate.data ?? null} error={estimate.error} isStale={estimate.isPlaceholderData} />
				</Card>
				{Object.keys(errors).length > 0 && <Notice tone="bad">Some fields need another look; each says what it wants.</Notice>}
				{start.error && <Notice tone="bad">{start.error.message}</Notice>}
				{lacking.length > 0 && <Notice tone="warn">Choose a server for each role first, or a recipe that needs fewer.</Notice>}
				<Button type="submit" variant="primary" size="large" icon={Play} block pending={start.isPending || start.isSuccess} disabled={lacking.length > 0}>
					Start the run
				</Button>
			</div>
		</form>
	);
}
