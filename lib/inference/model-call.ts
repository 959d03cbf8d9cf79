/** A picture as it is sent. */
export type SentImage = { readonly sha256: string; readonly mime: "image/jpeg" | "image/png"; readonly bytes: Uint8Array };

export type CallInputs =
	/** `begun`: the first words of the answer, which the model goes on from. */
	| { readonly kind: "chat"; readonly system: string | null; readonly user: string; readonly begun: string | null }
	/** A prompt with the model's own marks in it. */
	| { readonly kind: "raw"; readonly prompt: string }
	/** A thought that the model goes on with, laid out by the server's own tokenizer: for models whose template the studio does not know. */
	| { readonly kind: "thought"; readonly user: string; readonly begun: string }
	/** Boxes for phrases, by a detector: of its parameters nothing counts, for it draws nothing by chance. */
	| { readonly kind: "detect"; readonly phrases: readonly string[]; readonly scoreMin: number; readonly boxesMax: number };

/** All that is sent explicitly: a server's defaults are nobody's choice. */
export type CallParameters = {
	readonly temperature: number;
	readonly topP: number;
	readonly topK?: number;
	readonly repetitionPenalty?: number;
	readonly maxTokens: number;
	readonly seed: number | null;
	readonly stop?: readonly string[];
	/** The reply brings the model's own marks, which servers cut out else. */
	readonly keepsMarks?: true;
	/** JSON schema that the answer must keep to. */
	readonly schema?: Readonly<Record<string, unknown>>;
};

/** One call to a model, with all that makes it what it is. */
export type ModelCall = {
	readonly stage: string;
	readonly promptVersion: string;
	readonly inputs: CallInputs;
	readonly parameters: CallParameters;
	readonly image: SentImage | null;
	/** Which of several samples of the same call. */
	readonly sample: number;
	/** Which time somebody asked for it anew. */
	readonly attempt: number;
};
