/** What a step of the tests came to. A check counts as one test. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const PASSED_ONE: Outcome = { passed: 1, failed: 0, skipped: 0 };
export const FAILED_ONE: Outcome = { passed: 0, failed: 1, skipped: 0 };

export function addOutcomes(outcomes: readonly Outcome[]): Outcome {
	const sum = { passed: 0, failed: 0, skipped: 0 };
	for (const outcome of outcomes) {
		sum.passed += outcome.passed;
		sum.failed += outcome.failed;
		sum.skipped += outcome.skipped;
	}
	return sum;
}
