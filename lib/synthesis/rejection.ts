/** Something that a stage made or was given and did not let through, kept with the reason. */
export type Rejection = {
	/** In few words, one of the stage's own list: "near-duplicate", "key outside the options". Counts go by it. */
	readonly reason: string;
	/** What it was, in its first words: a stem, a thought, a reply that could not be read. */
	readonly sample: string;
	/** Key of the generation record it came from; null where a rule made it. */
	readonly generation: string | null;
};
