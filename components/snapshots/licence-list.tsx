"use client";

import { Check, Lock, type LucideIcon, TriangleAlert } from "lucide-react";
import { Switch } from "#components/ui/switch.tsx";
import type { LicenceLine, LicenceTerms } from "#lib/exports/schema.ts";

type LicenceListProps = {
	readonly licences: readonly LicenceLine[];
	/** Codes of those taken on besides the free ones. */
	readonly accepted: readonly string[];
	readonly onAcceptedChange: (accepted: readonly string[]) => void;
};

const MARKS: Record<LicenceTerms, { readonly icon: LucideIcon; readonly tone: string }> = {
	free: { icon: Check, tone: "text-accept" },
	attribution: { icon: Check, tone: "text-accept" },
	"share-alike": { icon: TriangleAlert, tone: "text-warn" },
	restricted: { icon: Lock, tone: "text-reject" },
};

/** The licences of what would leave. Those that are not free leave only where a person takes each on by its name. */
export function LicenceList({ licences, accepted, onAcceptedChange }: LicenceListProps) {
	if (licences.length === 0) return <p className="text-12 text-2">No picture would leave.</p>;
	return (
		<ul className="grid">
			{licences.map((licence) => {
				const { icon: Icon, tone } = MARKS[licence.terms];
				return (
					<li key={licence.code} className="grid gap-1 border-line border-t py-2 first:border-t-0">
						<div className="flex min-h-7 items-center gap-2.5">
							<Icon aria-hidden className={`size-4 flex-none ${tone}`} strokeWidth={1.5} />
							<span className="grid min-w-0 leading-[1.3]">
								<b className="truncate font-medium">{licence.title}</b>
								<span className="text-11 text-3">{licence.note}</span>
							</span>
							<span className="flex-1" />
							<span className="whitespace-nowrap text-12">{licence.images === 1 ? "1 image" : `${licence.images.toLocaleString("en")} images`}</span>
						</div>
						{licence.terms === "restricted" && (
							<div className="pl-[26px] text-12">
								<Switch
									checked={accepted.includes(licence.code)}
									onCheckedChange={(isOn) => onAcceptedChange(isOn ? [...accepted, licence.code] : accepted.filter((code) => code !== licence.code))}
								>
									Include, I may use {licence.title}
								</Switch>
							</div>
						)}
					</li>
				);
			})}
		</ul>
	);
}
