import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "#lib/http/request-json.ts";
import { candidateOfferSchema } from "#lib/synthesis/candidate-schema.ts";

export const candidateQueries = {
	/** Asked for each time somebody is about to choose: others add servers, and they themselves chose something since. */
	offer: () =>
		queryOptions({
			queryKey: ["candidates", "offer"],
			queryFn: ({ signal }) => requestJson(candidateOfferSchema, "/api/candidates/offer", { signal }),
			staleTime: 0,
			gcTime: 0,
		}),
};
