/** A line of code in the wrong room: which rule says so, and where. */
export type Violation = { readonly rule: string; readonly at: string };
