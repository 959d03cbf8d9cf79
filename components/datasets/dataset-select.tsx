"use client";

import { useRouter } from "next/navigation";
import { Select } from "#components/ui/select.tsx";

type DatasetSelectProps = {
	/** Names, in order. */
	readonly datasets: readonly string[];
	readonly dataset: string;
	/** The page that shows one dataset, which its address names. */
	readonly path: string;
};

/** Changes the dataset that a page is about. */
export function DatasetSelect({ datasets, dataset, path }: DatasetSelectProps) {
	const router = useRouter();
	return (
		<Select
			label="Dataset"
			options={datasets.map((name) => ({ value: name, label: name }))}
			value={dataset}
			onValueChange={(name) => router.push(`${path}?${new URLSearchParams({ dataset: name })}`)}
		/>
	);
}
