/** Foreign text as inert Markdown on one line: no link, picture, tag, table cell, heading or emphasis comes of it. */
export function escapeMarkdown(text: string): string {
	return text
		.replaceAll(/[\s\u2028\u2029]+/gu, " ")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(/([\\`*_{}[\]()#+!|~>])/g, "\\$1")
		.replaceAll(/(https?|ftp|www)([:.])/gi, "$1\\$2")
		.trim();
}
