import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { authorize } from "#lib/auth/permissions.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { datasetNameSchema } from "#lib/history/schema.ts";
import { type Dataset, toDataset } from "#lib/history/server/dataset-row.ts";
import { createId } from "#lib/ids.ts";

/** @throws AppError invalid for a name of the wrong form, conflict for one that is taken */
export async function createDataset(actor: Actor, input: { readonly name: string }): Promise<Dataset> {
	authorize(actor, "dataset:create");
	const name = datasetNameSchema.safeParse(input.name);
	if (!name.success) throw new AppError("invalid", `"${input.name}" is no name for a dataset: ${name.error.issues[0]?.message}.`);
	const { count } = await database().prisma.dataset.createMany({ data: [{ id: createId(), name: name.data }], skipDuplicates: true });
	if (count === 0) throw new AppError("conflict", `There is a dataset named "${name.data}" already.`);
	return toDataset(await database().prisma.dataset.findUniqueOrThrow({ where: { name: name.data } }));
}
