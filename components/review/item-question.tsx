import { STAGE_NAMES, TYPE_NAMES } from "#components/questions/question-names.ts";
import { HeadChips } from "#components/review/head-chips.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { OPTION_LETTERS } from "#lib/questions/schema.ts";
import type { ItemRecord } from "#lib/review/item-record.ts";

/** The question as it stands, and why it is stale where it is. */
export function ItemQuestion({ question, split }: Pick<ItemRecord, "question" | "split">) {
	const { content } = question;
	return (
		<section aria-label="Question" className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
			<div className="flex flex-wrap items-center gap-2">
				<HeadChips head={question} />
				<Chip>{TYPE_NAMES[content.type]}</Chip>
				<Chip>{STAGE_NAMES[content.stage]}</Chip>
				{content.isHidden && <Chip>Not asked by itself</Chip>}
				<span className="text-12 text-3">{split} split</span>
			</div>
			<h2 className="text-pretty text-18 leading-[1.36]">{content.stem}</h2>
			<ol className="grid gap-1">
				{content.options.map((option, at) => {
					const isKey = OPTION_LETTERS[at] === content.key;
					return (
						<li key={option} className={classNames("flex items-center gap-2.5 rounded-2 px-2 py-1 text-14", isKey && "bg-accent-soft font-medium")}>
							<span
								className={classNames(
									"grid size-5 flex-none place-items-center rounded-1 border font-semibold text-11",
									isKey ? "border-accent-solid bg-accent-solid text-on-solid" : "border-line-strong",
								)}
							>
								{OPTION_LETTERS[at]}
							</span>
							<span className="min-w-0 flex-1 break-words">{option}</span>
							{isKey && <span className="font-normal text-12 text-accent">key</span>}
						</li>
					);
				})}
			</ol>
			{question.staleBecause.length > 0 && <Notice tone="warn">Stale: {question.staleBecause.join("; ")}.</Notice>}
		</section>
	);
}
