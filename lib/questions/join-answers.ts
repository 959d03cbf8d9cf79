/** Answers to several questions as one option. */
export function joinAnswers(answers: readonly string[]): string {
	return answers.join("; ");
}
