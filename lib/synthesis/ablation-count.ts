/** How often a policy was right that did not see the picture; `tries` without those that its server refused. */
export type AblationCount = {
	/** Key of the parent whose answer it lacked; null: it lacked them all. */
	readonly without: string | null;
	readonly right: number;
	readonly tries: number;
};
