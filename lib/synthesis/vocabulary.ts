/** The labels of a dataset, and how often two of them are on one image: what makes a wrong option plausible. */
export type Vocabulary = {
	readonly labels: readonly string[];
	/** 0 where they never are on one image, 1 where they always are. */
	companionship(a: string, b: string): number;
};

/** Past this, the rarest labels are left out: they serve badly as options, and pairs grow with the square. */
const LABELS_MAX = 2_000;

/** From the labels of each image, in whatever order the images come. */
export function toVocabulary(labelsOfImages: Iterable<readonly string[]>): Vocabulary {
	const images = new Map<string, number>();
	const pairs = new Map<string, number>();
	for (const labels of labelsOfImages) {
		const distinct = [...new Set(labels)].sort();
		for (const [index, label] of distinct.entries()) {
			images.set(label, (images.get(label) ?? 0) + 1);
			for (const other of distinct.slice(index + 1)) pairs.set(pairOf(label, other), (pairs.get(pairOf(label, other)) ?? 0) + 1);
		}
	}
	const commonest = [...images.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, LABELS_MAX);
	return {
		labels: commonest.map(([label]) => label).sort(),
		companionship: (a, b) => (pairs.get(a < b ? pairOf(a, b) : pairOf(b, a)) ?? 0) / Math.sqrt((images.get(a) ?? 1) * (images.get(b) ?? 1)),
	};
}

function pairOf(first: string, second: string): string {
	return `${first}\n${second}`;
}
