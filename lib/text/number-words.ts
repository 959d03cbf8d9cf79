const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Small numbers in words, as in running text; larger ones in digits. */
export function numberWords(value: number): string {
	return SMALL[value] ?? value.toLocaleString("en");
}
