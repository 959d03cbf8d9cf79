export const PICTURE_FORMATS = ["jpeg", "png", "webp", "avif", "heif", "tiff", "gif"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** How many leading bytes `sniffPictureFormat` wants to see. */
export const SNIFF_BYTES = 32;

const HEIF_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

/** What the bytes are, whatever their name says; null for everything that is no picture here, SVG and HTML among it. */
export function sniffPictureFormat(head: Uint8Array): PictureFormat | null {
	const text = Buffer.from(head.subarray(0, SNIFF_BYTES)).toString("latin1");
	if (text.startsWith("\xff\xd8\xff")) return "jpeg";
	if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
	if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
	if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
	if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return "tiff";
	if (text.slice(4, 8) !== "ftyp") return null;
	const brand = text.slice(8, 12);
	if (brand === "avif" || brand === "avis") return "avif";
	return HEIF_BRANDS.includes(brand) ? "heif" : null;
}
