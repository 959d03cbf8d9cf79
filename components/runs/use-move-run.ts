import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { runQueries } from "#lib/runs/query-options.ts";
import type { Run } from "#lib/runs/schema.ts";

/** Acts on a run, and shows at once what it has become: an answer that was asked for before the act is not waited for. */
export function useMoveRun<Input>({ id }: Pick<Run, "id">, move: (input: Input) => Promise<Run>): UseMutationResult<Run, Error, Input> {
	const queryClient = useQueryClient();
	const { queryKey } = runQueries.status(id);
	return useMutation({
		mutationFn: move,
		onSuccess: async (run) => {
			await queryClient.cancelQueries({ queryKey });
			queryClient.setQueryData(queryKey, (before) => before && { ...before, run });
			void queryClient.invalidateQueries({ queryKey: runQueries.all() });
		},
	});
}
