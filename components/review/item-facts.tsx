import { Check, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { ORIGIN_NAMES } from "#components/questions/origin-names.ts";
import { questionName } from "#components/questions/question-name.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { ReviewCheck, ReviewItem } from "#lib/review/item-schema.ts";

const CHECK_NAMES: Readonly<Record<ReviewCheck["check"], { readonly name: string; readonly isCounted: boolean }>> = {
	key_recomputed: { name: "key recomputed", isCounted: false },
	boxes_inside: { name: "boxes inside", isCounted: true },
	boxes_current: { name: "boxes as on the photo", isCounted: true },
	answer_is_key: { name: "traces end in the key", isCounted: true },
};

const ACT_NAMES: Readonly<Record<string, string>> = { edit: "edited", take: "made anew", "write-questions": "written" };

/** What machines found out about an item. */
export function ItemChecks({ checks }: { readonly checks: readonly ReviewCheck[] }) {
	return (
		<FactRow label="Checks">
			{checks.length === 0 && <span className="text-12 text-3">Nothing here can be checked by a machine.</span>}
			{checks.map(({ check, passed, of }) => {
				const isGood = passed === of;
				const { name, isCounted } = CHECK_NAMES[check];
				const Icon = isGood ? Check : TriangleAlert;
				return (
					<span
						key={check}
						className={classNames(
							"inline-flex h-[22px] flex-none items-center gap-[5px] whitespace-nowrap rounded-1 px-[7px] text-12",
							isGood ? "bg-sunken text-2" : "bg-warn-soft text-warn",
						)}
					>
						{isCounted ? (
							<b className={classNames("font-semibold", isGood && "text-accept")}>
								{passed}/{of}
							</b>
						) : (
							<Icon aria-hidden className={classNames("size-3", isGood && "text-accept")} strokeWidth={2} />
						)}
						{isGood || isCounted ? name : `not: ${name}`}
					</span>
				);
			})}
		</FactRow>
	);
}

/** How the question came to be what it is. */
export function ItemMaking({ item }: { readonly item: ReviewItem }) {
	const { made, content } = item;
	return (
		<FactRow label="Made by" isHiddenOnPhones>
			<span className="text-pretty text-12 text-2">
				{ORIGIN_NAMES[content.origin]}
				{content.derivation && (
					<>
						{" · "}
						<span className="font-mono">{describeDerivation(content.derivation)}</span>
					</>
				)}
				{` · ${ACT_NAMES[made.kind] ?? "made"} by ${made.by} · `}
				<Timestamp at={made.at} style="full" />
				{made.recipe && ` · ${made.recipe.engine}, seed ${made.recipe.seed}`}
				{` · ${item.split} split`}
				{item.parents.length > 0 && " · from "}
				{item.parents.map((parent, at) => (
					<Fragment key={parent.id}>
						{at > 0 && (at === item.parents.length - 1 ? " and " : ", ")}
						<Link href={`/items/${parent.id}`} prefetch={false} title={parent.stem} className="font-medium text-accent hover:underline">
							{questionName(parent.id)}
						</Link>
					</Fragment>
				))}
			</span>
		</FactRow>
	);
}

function FactRow({ label, isHiddenOnPhones = false, children }: { readonly label: string; readonly isHiddenOnPhones?: boolean; readonly children: ReactNode }) {
	return (
		<section aria-label={label} className={classNames("flex min-w-0 items-center gap-2 px-4 max-phone:min-h-11", isHiddenOnPhones && "max-phone:hidden")}>
			<h2 className="w-[66px] flex-none font-semibold text-11 text-3 max-phone:w-12">{label}</h2>
			<div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 py-1 max-phone:py-2">{children}</div>
		</section>
	);
}

function describeDerivation(derivation: NonNullable<ReviewItem["content"]["derivation"]>): string {
	switch (derivation.rule) {
		case "count":
			return `count of ${derivation.label}`;
		case "presence":
			return `presence of ${derivation.labels.length} labels`;
		case "direction":
			return `${derivation.direction} of ${derivation.anchor.toUpperCase()}`;
		case "relation":
			return `where ${derivation.subject.toUpperCase()} is from ${derivation.anchor.toUpperCase()}`;
		case "nearest":
			return `nearest to ${derivation.anchor.toUpperCase()}`;
		case "category":
			return `which ${derivation.category} is there`;
		case "largest":
			return `largest of ${derivation.labels.length} labels`;
		case "identity":
			return `label of ${derivation.region.toUpperCase()}`;
		case "attribute":
			return `${derivation.attribute} of ${derivation.region.toUpperCase()}`;
		case "having":
			return `${derivation.attribute} ${derivation.word}`;
		case "chain":
			return "answer about what the first parent names";
		case "difference":
			return "difference of its parents";
		case "same":
			return "which two of its parents answer the same";
		case "sum":
			return "sum of its parents";
		case "elimination":
			return "what no parent names";
		case "conjunction":
			return "all parents' answers together";
		case "reference":
			return `answer about "${derivation.words}", which the first parent finds`;
		case "remainder":
			return "what is no parent's answer";
		default:
			return derivation satisfies never;
	}
}
