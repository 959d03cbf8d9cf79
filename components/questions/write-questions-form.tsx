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
import {
	MISTAKE_SHARE_DEFAULT,
	PER_IMAGE_DEFAULT,
	PER_IMAGE_MAX,
	SEED_DEFAULT,
	type WriteQuestionsInput,
	writeQuestionsSchema,
} from "#lib/synthesis/schema.ts";

const PERCENT = 100;

/** How many questions an image, which seed, and the button that lets the rules write. `isNext`: it is what the page is for just now. */
export function WriteQuestionsForm({ datasetId, isNext }: { readonly datasetId: DatasetId; readonly isNext: boolean }) {
	const queryClient = useQueryClient();
	const [perImage, setPerImage] = useState(`${PER_IMAGE_DEFAULT}`);
	const [seed, setSeed] = useState(`${SEED_DEFAULT}`);
	const [mistakes, setMistakes] = useState(`${MISTAKE_SHARE_DEFAULT * PERCENT}`);
	const asked = writeQuestionsSchema
		.pick({ perImage: true, seed: true, mistakeShare: true })
		.safeParse({ perImage: toNumber(perImage), seed: toNumber(seed), mistakeShare: toNumber(mistakes) / PERCENT });
	const isWrong = (field: string): boolean => asked.error?.issues.some((issue) => issue.path[0] === field) ?? false;
	const writing = useMutation({
		mutationFn: (input: Pick<WriteQuestionsInput, "perImage" | "seed" | "mistakeShare">) =>
			unwrap(startWriting({ datasetId, commandId: createId<CommandId>(), ...input })),
		onSuccess: () => {
			toast({ message: "Questions are being written", detail: "They are there to review as they come." });
			return queryClient.invalidateQueries({ queryKey: jobQueries.all() });
		},
	});

	const handleSubmit = (event: FormEvent) => {
		event.preventDefault();
		if (asked.success) writing.mutate(asked.data);
	};
	return (
		<form onSubmit={handleSubmit} className="grid gap-3" noValidate>
			<div className="grid max-w-[720px] grid-cols-3 items-start gap-3 max-phone:grid-cols-2">
				<TextField
					label="Questions per image"
					name="perImage"
					type="number"
					inputMode="numeric"
					min={1}
					max={PER_IMAGE_MAX}
					value={perImage}
					onValueChange={setPerImage}
					error={!isWrong("perImage") ? null : `A whole number from 1 to ${PER_IMAGE_MAX}.`}
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
					error={!isWrong("seed") ? null : "A whole number, 0 or more."}
					hint="Same photos, same seed, same words."
				/>
				<TextField
					label="First looks that slip, %"
					name="mistakes"
					type="number"
					inputMode="numeric"
					min={0}
					max={PERCENT}
					value={mistakes}
					onValueChange={setMistakes}
					error={isWrong("mistakeShare") ? "A number from 0 to 100." : null}
					hint="So that there are corrections to review."
				/>
			</div>
			{writing.error && <Notice tone="bad">{writing.error.message}</Notice>}
			<div>
				<Button type="submit" variant={isNext ? "primary" : "secondary"} pending={writing.isPending} disabled={!asked.success}>
					Write questions
				</Button>
			</div>
		</form>
	);
}

function toNumber(text: string): number {
	return text.trim() === "" ? Number.NaN : Number(text);
}
