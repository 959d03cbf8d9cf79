"use client";

import type Konva from "konva";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Image as KonvaImage, Layer, Shape, Stage } from "react-konva";
import type { CanvasStore } from "#components/canvas/canvas-store.ts";
import { type CanvasRegion, drawRegions } from "#components/canvas/draw-regions.ts";
import { followPointer } from "#components/canvas/follow-pointer.ts";
import type { Size } from "#lib/geometry/box.ts";

type CanvasStageProps = {
	readonly store: CanvasStore;
	/** What the photo is called for those who do not see it. */
	readonly label: string;
	/** The decoded photo; its boxes are drawn with it or not at all. */
	readonly bitmap: ImageBitmap | null;
	/** Of the normalised photo, whose pixels the boxes speak of; the bitmap may be smaller. */
	readonly size: Size;
	readonly regions: readonly CanvasRegion[];
	readonly onRegionPress: (key: string | null) => void;
};

/** The photo with its boxes. It fills its parent. Zoom, pan and the region pointed at are written to the canvas directly; React hears of none of them. */
export default function CanvasStage({ store, label, bitmap, size, regions, onRegionPress }: CanvasStageProps) {
	const container = useRef<HTMLDivElement>(null);
	const stage = useRef<Konva.Stage>(null);
	const photo = useRef<Konva.Image>(null);
	const boxes = useRef<Konva.Shape>(null);
	const latest = useRef({ size, regions, onRegionPress });

	useLayoutEffect(() => {
		latest.current = { size, regions, onRegionPress };
		store.layOut({ photo: size, frame: store.get().frame });
		place(store, { photo: photo.current, boxes: boxes.current });
	});

	useEffect(() => {
		const element = container.current;
		if (!element) return;
		const fill = () => {
			const frame = { width: element.clientWidth, height: element.clientHeight };
			if (frame.width === 0 || frame.height === 0) return;
			stage.current?.size(frame);
			store.layOut({ photo: latest.current.size, frame });
		};
		const observer = new ResizeObserver(fill);
		observer.observe(element);
		fill();
		const leaveStore = store.subscribe(() => place(store, { photo: photo.current, boxes: boxes.current }));
		const leavePointer = followPointer(element, store, {
			regions: () => latest.current.regions,
			onPress: (key) => latest.current.onRegionPress(key),
		});
		return () => {
			observer.disconnect();
			leaveStore();
			leavePointer();
		};
	}, [store]);

	return (
		<div ref={container} role="img" aria-label={label} className="absolute inset-0 cursor-grab touch-pan-y overflow-hidden active:cursor-grabbing">
			<Stage ref={stage} width={1} height={1} listening={false}>
				<Layer listening={false}>
					<KonvaImage ref={photo} image={bitmap ?? undefined} visible={bitmap !== null} listening={false} perfectDrawEnabled={false} />
				</Layer>
				<Layer listening={false}>
					<Shape
						ref={boxes}
						visible={bitmap !== null}
						listening={false}
						perfectDrawEnabled={false}
						sceneFunc={(context) => {
							const { viewport, frame, activeRegion, areBoxesHidden } = store.get();
							if (areBoxesHidden) return;
							if (!container.current) return;
							const style = getComputedStyle(container.current);
							const resolved = regions.map((region) => (region.color === null ? region : { ...region, color: resolveColor(style, region.color) }));
							drawRegions(context._context, { regions: resolved, viewport, frame, activeRegion, fontFamily: style.fontFamily });
						}}
					/>
				</Layer>
			</Stage>
		</div>
	);
}

function place(store: CanvasStore, nodes: { readonly photo: Konva.Image | null; readonly boxes: Konva.Shape | null }): void {
	const { viewport, photo } = store.get();
	nodes.photo?.position({ x: viewport.left, y: viewport.top });
	nodes.photo?.size({ width: photo.width * viewport.scale, height: photo.height * viewport.scale });
	nodes.boxes?.getLayer()?.batchDraw();
}

/** A canvas knows no `var(--box-1)`. */
function resolveColor(style: CSSStyleDeclaration, color: string): string {
	const token = /^var\((--[a-z0-9-]+)\)$/.exec(color)?.[1];
	return token ? style.getPropertyValue(token).trim() || "#ffffff" : color;
}
