import "server-only";
import sharp, { type Metadata } from "sharp";
import { AppError } from "#lib/errors.ts";
import { isSrgbProfile } from "#lib/images/is-srgb-profile.ts";
import { normalisingOf, type PictureHeader } from "#lib/images/normalising-of.ts";
import { HASH_FRAME, perceptualHash } from "#lib/images/perceptual-hash.ts";
import { type PictureFormat, sniffPictureFormat } from "#lib/images/sniff-picture-format.ts";
import { stripJpegMetadata } from "#lib/images/strip-jpeg-metadata.ts";
import { isAnimatedPng, stripPngMetadata } from "#lib/images/strip-png-metadata.ts";

export const MAX_PIXELS = 50_000_000;

/** Not even a warning of the decoder's makes a picture unusable, but a cut or damaged one is refused. */
const DECODING = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;
const JPEG = { quality: 95, chromaSubsampling: "4:4:4" } as const;

export type NormalisedPicture = {
	readonly bytes: Buffer;
	readonly mime: "image/jpeg" | "image/png";
	readonly width: number;
	readonly height: number;
	/** The EXIF orientation the source had, 1 to 8: by it, boxes made for the unturned picture are turned. */
	readonly orientation: number;
	readonly perceptualHash: string;
};

/**
 * Turns the bytes of a picture file into upright sRGB pixels without metadata. Nothing is decoded before the header said that it fits.
 * @throws AppError invalid, saying what the file is instead
 */
export async function normalisePicture(source: Buffer): Promise<NormalisedPicture> {
	const format = sniffPictureFormat(source);
	if (!format) throw new AppError("invalid", "This is not a picture of a known format: use JPEG, PNG, WebP, AVIF, TIFF or GIF.");
	const metadata = await readHeader(source, format);
	const orientation = orientationOf(metadata);
	const bytes = await normaliseBytes(source, metadata, headerOf(source, format, metadata));
	return { ...(await inspect(bytes)), bytes, orientation };
}

async function readHeader(source: Buffer, format: PictureFormat): Promise<Metadata> {
	const metadata = await sharp(source, { limitInputPixels: false })
		.metadata()
		.catch((error: Error) => {
			throw new AppError("invalid", `This ${format.toUpperCase()} picture cannot be read: ${firstLine(error)}.`);
		});
	const frames = format === "heif" || format === "avif" ? 1 : (metadata.pages ?? 1);
	if (frames > 1 || (format === "png" && isAnimatedPng(source))) {
		throw new AppError("invalid", "This picture moves or has several pages: a still picture is needed.");
	}
	const pixels = metadata.width * metadata.height;
	if (pixels > MAX_PIXELS) {
		throw new AppError("invalid", `This picture has ${metadata.width}×${metadata.height} pixels, more than the ${MAX_PIXELS / 1_000_000} million allowed.`);
	}
	return metadata;
}

function headerOf(source: Buffer, format: PictureFormat, metadata: Metadata): PictureHeader {
	return {
		format,
		orientation: orientationOf(metadata),
		space: metadata.space,
		isEightBit: metadata.depth === "uchar",
		hasAlpha: metadata.hasAlpha,
		hasForeignProfile: metadata.icc !== undefined && !isSrgbProfile(metadata.icc),
		isLossless: ["png", "gif", "tiff"].includes(format) || (format === "webp" && source.subarray(0, 64).includes("VP8L")),
	};
}

function orientationOf(metadata: Metadata): number {
	const orientation = metadata.orientation ?? 1;
	return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

async function normaliseBytes(source: Buffer, metadata: Metadata, header: PictureHeader): Promise<Buffer> {
	const normalising = normalisingOf(header);
	if (normalising.kind === "strip") {
		const stripped = header.format === "jpeg" ? stripJpegMetadata(source) : stripPngMetadata(source);
		if (!stripped) throw new AppError("invalid", `This ${header.format.toUpperCase()} picture is cut off or damaged.`);
		return stripped;
	}
	const upright = sharp(source, DECODING)
		.autoOrient()
		.toColourspace(metadata.space.startsWith("grey") || metadata.space === "b-w" ? "b-w" : "srgb");
	const opaque = metadata.hasAlpha ? upright.flatten({ background: "#ffffff" }) : upright;
	return decoded(() => (normalising.as === "jpeg" ? opaque.jpeg(JPEG) : opaque.png({ palette: false })).toBuffer());
}

/** Reads the whole picture once more, as its readers will: what cannot be decoded to its end does not come in. */
async function inspect(bytes: Buffer): Promise<Omit<NormalisedPicture, "bytes" | "orientation">> {
	const { width, height, format } = await sharp(bytes, DECODING).metadata();
	const gray = await decoded(() =>
		sharp(bytes, DECODING).toColourspace("b-w").removeAlpha().resize(HASH_FRAME.width, HASH_FRAME.height, { fit: "fill" }).raw().toBuffer(),
	);
	return { width, height, mime: format === "png" ? "image/png" : "image/jpeg", perceptualHash: perceptualHash(gray) };
}

function decoded<Result>(work: () => Promise<Result>): Promise<Result> {
	return work().catch((error: Error) => {
		throw new AppError("invalid", `This picture is cut off or damaged: ${firstLine(error)}.`);
	});
}

function firstLine(error: Error): string {
	return (error.message.split("\n")[0] ?? "").replace(/\.$/, "");
}
