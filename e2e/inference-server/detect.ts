import { z } from "zod";
import type { Detector } from "#e2e/inference-server/detector.ts";
import type { Complaint } from "#e2e/inference-server/dialect.ts";
import type { TakenImage } from "#e2e/inference-server/take-images.ts";

const detectionSchema = z.object({
	labels: z.array(z.string()).nonempty(),
	box_threshold: z.number().default(0.3),
	max_boxes: z.int().min(1).default(100),
});

type Detection = { readonly kind: "detected"; readonly body: unknown } | { readonly kind: "refused"; readonly complaint: Complaint };

type Detecting = { readonly body: unknown; readonly image: TakenImage | undefined; readonly model: string; readonly detector: Detector };

/** `POST /detect`: what the detector sees above the threshold, best first. */
export async function detect({ body, image, model, detector }: Detecting): Promise<Detection> {
	const parsed = detectionSchema.safeParse(body);
	if (!parsed.success) return { kind: "refused", complaint: { kind: "invalid", message: z.prettifyError(parsed.error) } };
	if (!image?.format) return { kind: "refused", complaint: { kind: "unread-image" } };
	const { labels, box_threshold, max_boxes } = parsed.data;
	const seen = await detector({ image, labels });
	const boxes = seen.boxes.filter(({ score }) => score >= box_threshold).toSorted((one, other) => other.score - one.score);
	return { kind: "detected", body: { model, version: "1", width: seen.width, height: seen.height, boxes: boxes.slice(0, max_boxes) } };
}
