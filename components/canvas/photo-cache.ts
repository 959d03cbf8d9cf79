/** A decoded photo, or why there is none. */
export type Photo = { readonly kind: "ready"; readonly bitmap: ImageBitmap } | { readonly kind: "failed" };

export type PhotoCache = ReturnType<typeof createPhotoCache>;

/** Photos decoded ahead of being shown, by address: drawing one then costs no more than copying its pixels. Bitmaps no longer wanted are freed at once. */
export function createPhotoCache() {
	const wanted = new Set<string>();
	const photos = new Map<string, Photo>();
	const listeners = new Set<() => void>();

	async function prepare(address: string): Promise<void> {
		const photo = await decode(address);
		if (!wanted.has(address)) return free(photo);
		photos.set(address, photo);
		for (const listener of listeners) listener();
	}

	function drop(address: string): void {
		wanted.delete(address);
		free(photos.get(address));
		photos.delete(address);
	}

	return {
		get: (address: string): Photo | null => photos.get(address) ?? null,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		/** Makes these ready, in this order of need, and lets go of all others. */
		keep(addresses: readonly string[]) {
			const kept = new Set(addresses);
			for (const address of [...wanted]) if (!kept.has(address)) drop(address);
			for (const address of kept) {
				if (wanted.has(address)) continue;
				wanted.add(address);
				void prepare(address);
			}
		},
		retry(address: string) {
			drop(address);
			wanted.add(address);
			void prepare(address);
		},
	};
}

async function decode(address: string): Promise<Photo> {
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		return { kind: "ready", bitmap: await createImageBitmap(image) };
	} catch {
		return { kind: "failed" };
	}
}

function free(photo: Photo | undefined): void {
	if (photo?.kind === "ready") photo.bitmap.close();
}
