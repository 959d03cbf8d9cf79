"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.ts";
import { type CommandId, createId, type DatasetId } from "#lib/ids.ts";
import { jobQueries } from "#lib/jobs/query-options.ts";
import { unwrap } from "#lib/result.ts";
import { startWriting } from "#lib/synthesis/actions.ts";
import { PER_IMAGE_DEFAULT, PER_IMAGE_MAX, perImageSchema, SEED_DEFAULT, seedSchema } from "#lib/synthesis/schema.ts";

/** How many questions an image, which seed, and the button that lets the rules write. `isNext`: it is what the page is for just now. */
export function WriteQuestionsForm({ datasetId, isNext }: { readonly datasetId: DatasetId; readonly isNext: boolean }) {
	const queryClient = useQueryClient();
	const [perImage, setPerImage] = useState(`${PER_IMAGE_DEFAULT}`);
	const [seed, setSeed] = useState(`${SEED_DEFAULT}`);
	const asked = { perImage: perImageSchema.safeParse(toNumber(perImage)), seed: seedSchema.safeParse(toNumber(seed)) };
	const writing = useMutation({
		mutationFn: (input: { readonly perImage: number; readonly seed: number }) =>
			unwrap(startWriting({ datasetId, commandId: createId<CommandId>(), ...input })),
		onSuccess: () => {
			toast({ message: "Questions are being written", detail: "They are there to review as they come." });
			return queryClient.invalidateQueries({ queryKey: jobQueries.all() });
		},
	});

	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		if (asked.perImage.success && asked.seed.success) writing.mutate({ perImage: asked.perImage.data, seed: asked.seed.data });
	};
	return (
		<form onSubmit={handleSubmit} className="grid gap-3" noValidate>
			<div className="grid max-w-[480px] grid-cols-2 items-start gap-3">
				<TextField
					label="Questions per image"
					name="perImage"
					type="number"
					inputMode="numeric"
					min={1}
					max={PER_IMAGE_MAX}
					value={perImage}
					onValueChange={setPerImage}
					error={asked.perImage.success ? null : `A whole number from 1 to ${PER_IMAGE_MAX}.`}
					hint="At most; those there already count."
				/>
				<TextField
					label="Seed"
					name="seed"
					type="number"
					inputMode="numeric"
					min={0}
					value={seed}
					onValueChange={setSeed}
					error={asked.seed.success ? null : "A whole number, 0 or more."}
					hint="Same photos, same seed, same words."
				/>
			</div>
			{writing.error && <Notice tone="bad">{writing.error.message}</Notice>}
			<div>
				<Button type="submit" variant={isNext ? "primary" : "secondary"} pending={writing.isPending} disabled={!asked.perImage.success || !asked.seed.success}>
					Write questions
				</Button>
			</div>
		</form>
	);
}

function toNumber(text: string): number {
	return text.trim() === "" ? Number.NaN : Number(text);
}
