import type { SentImage } from "#e2e/inference-server/asked.ts";

export type DetectionAsked = { readonly image: SentImage; readonly labels: readonly string[] };

/** Corners in pixels of the image, score from 0 to 1. */
export type DetectedBox = {
	readonly label: string;
	readonly xyxy: readonly [left: number, top: number, right: number, bottom: number];
	readonly score: number;
	readonly phrase?: string;
};

export type Seen = { readonly width: number; readonly height: number; readonly boxes: readonly DetectedBox[] };

export type Detector = (asked: DetectionAsked) => Seen | Promise<Seen>;
