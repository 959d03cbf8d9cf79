import { regionColors } from "#components/canvas/region-colors.ts";
import { photoAddress } from "#components/images/photo-address.ts";
import type { ImageContent } from "#lib/images/schema.ts";
import type { QuestionContent } from "#lib/questions/schema.ts";

type ItemPictureProps = { readonly image: ImageContent; readonly evidence: QuestionContent["evidence"] };

/** The photo with the boxes that the question rests on, as they were pinned. */
export function ItemPicture({ image, evidence }: ItemPictureProps) {
	const { width, height } = image.pixels;
	const colors = regionColors(evidence.map((one) => one.region));
	return (
		<figure className="grid grid-cols-[minmax(0,1fr)] gap-2">
			<div className="relative mx-auto max-h-[420px] max-w-full overflow-hidden rounded-2 bg-stage" style={{ aspectRatio: `${width} / ${height}` }}>
				<img
					src={photoAddress(image.pixels)}
					alt={`${image.source.name} ${image.source.id}`}
					width={width}
					height={height}
					className="size-full object-contain"
				/>
				<svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="absolute inset-0 size-full" fill="none">
					{evidence.map(({ region, box }) => (
						<g key={region}>
							<rect {...box} stroke="#0a0b0dcc" strokeWidth={4.6} vectorEffect="non-scaling-stroke" />
							<rect {...box} style={{ stroke: colors.get(region) }} strokeWidth={2.2} vectorEffect="non-scaling-stroke" />
						</g>
					))}
				</svg>
			</div>
			<figcaption className="flex flex-wrap gap-x-3 gap-y-1 text-11 text-3">
				<span>
					{image.source.name} {image.source.id}, {width} × {height}, {image.regions.length} regions
				</span>
				<span>{image.licence.name}</span>
			</figcaption>
		</figure>
	);
}
