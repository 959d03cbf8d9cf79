/** What a folder holds for an import: its pictures, and the one file of each other kind. */
export type ChosenFiles = {
	readonly pictures: readonly File[];
	readonly instances: File | null;
	readonly captions: File | null;
	readonly licences: File | null;
	/** Files that are none of these, or one too many of a kind. */
	readonly leftOut: readonly File[];
};

type Kind = "instances" | "captions" | "licences" | "picture" | "other";

const PICTURE = /\.(jpe?g|png|webp|avif|heic|tiff?|gif)$/i;
const PROBE_BYTES = 262_144;

/** Tells the files of a folder apart by what is in them, since nothing keeps people from calling them as they like. */
export async function sortChosenFiles(files: readonly File[]): Promise<ChosenFiles> {
	const sorted: { pictures: File[]; leftOut: File[]; instances: File | null; captions: File | null; licences: File | null } = {
		pictures: [],
		leftOut: [],
		instances: null,
		captions: null,
		licences: null,
	};
	for (const file of files) {
		const kind = await kindOf(file);
		if (kind === "picture") sorted.pictures.push(file);
		else if (kind === "other" || sorted[kind]) sorted.leftOut.push(file);
		else sorted[kind] = file;
	}
	return sorted;
}

async function kindOf(file: File): Promise<Kind> {
	if (PICTURE.test(file.name)) return "picture";
	if (/\.csv$/i.test(file.name)) return /^[^\n]*\blicense_name\b/.test(await textAt(file, 0)) ? "licences" : "other";
	if (!/\.json$/i.test(file.name)) return "other";
	// Annotations may come first or last in a file, behind a hundred thousand images.
	const probes = await Promise.all([0, file.size / 2, file.size - PROBE_BYTES].map((start) => textAt(file, Math.max(0, Math.floor(start)))));
	const text = probes.join("\n");
	if (/"bbox"\s*:/.test(text)) return "instances";
	return /"caption"\s*:/.test(text) ? "captions" : "other";
}

function textAt(file: File, start: number): Promise<string> {
	return file.slice(start, start + PROBE_BYTES).text();
}
