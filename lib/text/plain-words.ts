/** In lower case, without accents, possessives or punctuation, words parted by single blanks: for comparing, never for showing. */
export function plainWords(text: string): string {
	return text
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.toLowerCase()
		.replaceAll(/[’']s\b/g, "")
		.replaceAll(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
