import type { ChosenFiles } from "#components/images/sort-chosen-files.ts";
import { nameOfFile } from "#components/images/upload-files.ts";
import { Notice } from "#components/ui/notice.tsx";

/** What was found in a chosen folder, before anything is sent. */
export function ChosenList({ chosen }: { readonly chosen: ChosenFiles }) {
	const { pictures, instances, captions, licences, leftOut } = chosen;
	return (
		<div className="grid gap-2">
			<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
				<Found term="Photos" value={pictures.length.toLocaleString("en")} />
				<Found term="Instances" value={instances && nameOfFile(instances)} />
				<Found term="Captions" value={captions && nameOfFile(captions)} />
				<Found term="Licences" value={licences && nameOfFile(licences)} />
			</dl>
			{!instances && <Notice tone="warn">No file in this folder holds COCO instances (annotations with a bbox).</Notice>}
			{leftOut.length > 0 && (
				<p className="text-12 text-3">
					Left out: {leftOut.slice(0, 3).map(nameOfFile).join(", ")}
					{leftOut.length > 3 && ` and ${(leftOut.length - 3).toLocaleString("en")} more`}
				</p>
			)}
		</div>
	);
}

function Found({ term, value }: { readonly term: string; readonly value: string | null }) {
	return (
		<>
			<dt className="text-2">{term}</dt>
			<dd className="truncate">{value ?? <span className="text-3">none</span>}</dd>
		</>
	);
}
