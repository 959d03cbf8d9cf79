import { Crosshair, History, KeyRound, Layers, UserPen } from "lucide-react";
import type { ReactNode } from "react";
import { questionName } from "#components/questions/question-name.ts";
import { STAGE_NAMES, TYPE_NAMES } from "#components/questions/question-names.ts";
import { Chip } from "#components/ui/chip.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { SubjectId } from "#lib/ids.ts";
import { OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";
import { joinWords } from "#lib/text/join-words.ts";

export type TraceAnswer = { readonly letter: OptionLetter; readonly form: "simple" | "expanded" };

type QuestionViewProps = {
	readonly id: SubjectId;
	readonly seq: number;
	readonly question: QuestionContent;
	/** Which option which kind of trace ends in. */
	readonly traceAnswers: readonly TraceAnswer[];
	/** Beside type and stage: the question's state. */
	readonly state: ReactNode;
	/** What can be done with it, beside its history. */
	readonly tools?: ReactNode;
	/** Left out where its history cannot be opened. */
	readonly onHistoryOpen?: () => void;
};

/** A question with its options, the key marked. */
export function QuestionView({ id, seq, question, traceAnswers, state, tools, onHistoryOpen }: QuestionViewProps) {
	const parents = question.parents.length;
	return (
		<section aria-label="Question" data-question={id} className="border-line border-b px-5 py-3.5 max-phone:px-4 max-phone:py-3">
			<div className="flex flex-wrap items-center gap-2">
				<Chip>{TYPE_NAMES[question.type]}</Chip>
				<Chip icon={question.stage === "composed" ? Layers : Crosshair}>
					{STAGE_NAMES[question.stage]}
					{parents > 0 && `, ${parents} parents`}
				</Chip>
				{question.origin === "person" && <Chip icon={UserPen}>Edited by hand</Chip>}
				{state}
				<span className="flex-1" />
				<span className="flex items-center gap-1">
					{tools}
					{onHistoryOpen ? (
						<button
							type="button"
							onClick={onHistoryOpen}
							aria-label={`History of ${questionName(id)}, revision ${seq}`}
							className="inline-flex min-h-6 items-center gap-1.5 rounded-1 px-1 font-mono text-11 text-3 hover:bg-hover hover:text-1 max-phone:-my-3 max-phone:-mr-3 max-phone:size-11 max-phone:justify-center"
						>
							<span className="max-phone:hidden">
								{questionName(id)} rev {seq}
							</span>
							<History aria-hidden className="size-3 max-phone:size-4" strokeWidth={1.75} />
						</button>
					) : (
						<span className="font-mono text-11 text-3">
							{questionName(id)} rev {seq}
						</span>
					)}
				</span>
			</div>
			<h2 className="mt-2.5 mb-2.5 text-pretty font-semibold text-18 leading-[1.36] tracking-[-0.012em] max-phone:text-[17px]">{question.stem}</h2>
			<ol className="-mx-2 grid gap-0.5">
				{question.options.map((option, at) => (
					<Option
						key={OPTION_LETTERS[at]}
						letter={OPTION_LETTERS[at] ?? ""}
						text={option}
						isKey={OPTION_LETTERS[at] === question.key}
						forms={traceAnswers.flatMap((one) => (one.letter === OPTION_LETTERS[at] ? [one.form] : []))}
					/>
				))}
			</ol>
		</section>
	);
}

function Option({
	letter,
	text,
	isKey,
	forms,
}: {
	readonly letter: string;
	readonly text: string;
	readonly isKey: boolean;
	/** Kinds of traces that end in it. */
	readonly forms: readonly string[];
}) {
	return (
		<li
			data-key={isKey || undefined}
			className={classNames("flex min-h-[34px] items-center gap-2.5 rounded-2 px-2 py-1 text-14 max-phone:min-h-11", isKey && "bg-accent-soft font-medium")}
		>
			<span
				className={classNames(
					"grid size-[22px] flex-none place-items-center rounded-1 border font-semibold text-12",
					isKey ? "border-accent-solid bg-accent-solid text-on-solid" : "border-line-strong text-2",
				)}
			>
				{letter}
			</span>
			<span className="min-w-0 flex-1 break-words">{text}</span>
			{forms.length > 0 && <span className="flex-none font-normal text-11 text-2">{joinWords(forms)} trace</span>}
			{isKey && (
				<span className="inline-flex flex-none items-center gap-1 font-semibold text-11 text-accent">
					<KeyRound aria-hidden className="size-3" strokeWidth={1.75} />
					Key
				</span>
			)}
		</li>
	);
}
