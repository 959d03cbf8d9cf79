"use client";

import { useRouter } from "next/navigation";
import { Select } from "#components/ui/select.tsx";

/** No name of a dataset. */
const ALL = "*";

/** One dataset's runs, or all of them. */
export function RunsFilter({ datasets, dataset }: { readonly datasets: readonly string[]; readonly dataset: string | null }) {
	const router = useRouter();
	return (
		<Select
			label="Dataset"
			options={[{ value: ALL, label: "All datasets" }, ...datasets.map((name) => ({ value: name, label: name }))]}
			value={dataset ?? ALL}
			onValueChange={(name) => router.push(name === ALL ? "/runs" : `/runs?${new URLSearchParams({ dataset: name })}`)}
		/>
	);
}
