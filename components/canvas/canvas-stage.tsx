"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import type { CanvasEditor } from "#components/canvas/canvas-editor.ts";
import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import { mountCanvas } from "#components/canvas/mount-canvas.ts";
import { type CanvasRegion, prepareRegions } from "#components/canvas/prepared-regions.ts";
import type { Size } from "#lib/geometry/box.ts";

type CanvasStageProps = {
	readonly store: CanvasStore;
	/** Whose hand edits the boxes; null where they are only looked at. */
	readonly editor: CanvasEditor | null;
	/** What the photo is called for those who do not see it. */
	readonly label: string;
	/** The decoded photo; its boxes are drawn with it or not at all. */
	readonly bitmap: ImageBitmap | null;
	/** Of the normalised photo, whose pixels the boxes speak of; the bitmap may be smaller. */
	readonly size: Size;
	readonly regions: readonly CanvasRegion[];
	readonly onRegionPress: (key: string | null) => void;
};

/** The photo with its boxes. It fills its parent. Zoom, pan, drags and the region pointed at are written to the canvas directly; React hears of none of them. */
export default function CanvasStage({ store, editor, label, bitmap, size, regions, onRegionPress }: CanvasStageProps) {
	const container = useRef<HTMLDivElement>(null);
	const canvas = useRef<ReturnType<typeof mountCanvas> | null>(null);
	const press = useRef(onRegionPress);
	const prepared = useMemo(() => prepareRegions(regions), [regions]);

	useLayoutEffect(() => {
		if (!container.current) return;
		const mounted = mountCanvas(container.current, { store, editor, onRegionPress: (key) => press.current(key) });
		canvas.current = mounted;
		return () => {
			canvas.current = null;
			mounted.destroy();
		};
	}, [store, editor]);

	useLayoutEffect(() => {
		press.current = onRegionPress;
	});

	// After the one that mounts: at first both run, in this order.
	useLayoutEffect(() => canvas.current?.show({ bitmap, size, prepared }), [bitmap, size, prepared]);

	return <div ref={container} role="img" aria-label={label} className="absolute inset-0 cursor-grab touch-pan-y overflow-hidden active:cursor-grabbing" />;
}
