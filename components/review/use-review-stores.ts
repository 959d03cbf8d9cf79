import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { createCanvasStore } from "#components/canvas/canvas-store.ts";
import { createPhotoCache, type PhotoCache } from "#components/canvas/photo-cache.ts";
import { photoAddress } from "#components/images/photo-address.ts";
import { createCandidateStore } from "#components/review/candidate-store.ts";
import { createRegionEditStore } from "#components/review/region-edit-store.ts";
import { createReviewStore } from "#components/review/review-store.ts";
import { useActOutbox } from "#components/review/use-act-outbox.ts";
import { afterPaint } from "#components/ui/after-paint.ts";
import type { Outcome } from "#lib/history/schema.ts";
import { requestJson } from "#lib/http/request-json.ts";
import type { CommandId, DatasetId, SubjectId } from "#lib/ids.ts";
import { unwrap } from "#lib/result.ts";
import { foreseeProgress } from "#lib/review/foresee-progress.ts";
import { type ItemView, itemViewSchema } from "#lib/review/item-schema.ts";
import type { Pass } from "#lib/review/passes.ts";
import { reviewQueries } from "#lib/review/query-options.ts";
import { PHOTOS_FETCHED, PHOTOS_READY, type QueuePage } from "#lib/review/queue-schema.ts";
import type { QueueEntry, QueueSession } from "#lib/review/queue-session.ts";
import { askForCandidateAction, keepFormerAction } from "#lib/synthesis/actions.ts";
import type { AskForCandidateInput } from "#lib/synthesis/candidate-schema.ts";
import { candidateQueries } from "#lib/synthesis/query-options.ts";

/** How often the studio is asked for the next items while they do not come. */
const RETRY_MS = 5_000;

export type ReviewStart = {
	/** Who reviews. */
	readonly actorId: string;
	readonly datasetId: DatasetId;
	readonly pass: Pass;
	/** Null for all that the pass goes through. */
	readonly outcome: Outcome | null;
	readonly firstPage: QueuePage;
	readonly asked: ItemView | null;
};

/** The stores of one review screen, made once, with the next photos being decoded for as long as it is shown. */
export function useReviewStores({ actorId, datasetId, pass, outcome, firstPage, asked }: ReviewStart) {
	const client = useQueryClient();
	const router = useRouter();
	const outbox = useActOutbox();
	const [stores] = useState(() => {
		const loadPage = (after: string | null) => client.fetchQuery(reviewQueries.queuePage({ dataset: datasetId, pass, outcome, after }));
		const photos = createPhotoCache();
		const isReady = (entry: QueueEntry) => photos.get(addressOf(entry)) !== null;
		const review = createReviewStore({ datasetId, pass, reviewer: actorId, outbox, firstPage, asked, isReady, loadPage });
		const canvas = createCanvasStore();
		const loadOffer = () => client.fetchQuery(candidateQueries.offer());
		const loadItem = (id: SubjectId) => requestJson(itemViewSchema, `/api/review/items/${id}`);
		const leaveFor = (id: SubjectId) => router.push(`/review?item=${id}`);
		const askFor = (input: AskForCandidateInput) => unwrap(askForCandidateAction(input));
		const keepFormer = (id: CommandId) => unwrap(keepFormerAction({ id }));
		const candidates = createCandidateStore({ datasetId, review, outbox, loadOffer, loadItem, leaveFor, askFor, keepFormer });
		return { review, canvas, photos, candidates, edit: createRegionEditStore({ datasetId, outbox, review, canvas }) };
	});
	const { review, photos } = stores;

	useEffect(() => outbox.listen(review.adoptBatch), [outbox, review]);

	useEffect(() => {
		let wasRead = false;
		const passOver = () => {
			if (wasRead || !outbox.get().isRead) return;
			wasRead = true;
			review.passOverPending();
		};
		passOver();
		return outbox.subscribe(passOver);
	}, [outbox, review]);

	useEffect(() => {
		const keep = () => keepPhotos(photos, review.get().session);
		keep();
		return review.subscribe(() => afterPaint(keep));
	}, [review, photos]);

	const state = useSyncExternalStore(review.subscribe, review.get, review.get);
	const outboxState = useSyncExternalStore(outbox.subscribe, outbox.get, outbox.atFirst);
	const progress = useMemo(() => foreseeProgress(state.counted, { acts: outboxState.acts, datasetId }), [state.counted, outboxState.acts, datasetId]);

	const isCutOff = state.loadError !== null;
	useEffect(() => {
		if (!isCutOff) return;
		const timer = setInterval(() => review.retryQuietly(), RETRY_MS);
		return () => clearInterval(timer);
	}, [isCutOff, review]);

	return { ...stores, outbox, state, outboxState, progress };
}

/** Keeps the shown photo, those of the next items, and the one before for a look back. */
function keepPhotos(photos: PhotoCache, { entries, index }: QueueSession): void {
	const ahead = [...new Set(entries.slice(index).map(addressOf))];
	const behind = entries.slice(Math.max(0, index - 1), index).map(addressOf);
	photos.keep([...new Set([...ahead.slice(0, PHOTOS_READY), ...behind])], ahead.slice(PHOTOS_READY, PHOTOS_FETCHED));
}

function addressOf({ image }: QueueEntry): string {
	return photoAddress(image.pixels);
}
