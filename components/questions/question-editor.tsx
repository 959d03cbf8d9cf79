"use client";

import { Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { OPTION_LETTERS, type OptionLetter, type QuestionContent } from "#lib/questions/schema.ts";
import { type QuestionEdit, questionEditSchema } from "#lib/review/schema.ts";

type QuestionEditorProps = {
	readonly question: QuestionContent;
	readonly onSave: (edit: QuestionEdit, accept: boolean) => void;
	readonly onCancel: () => void;
};

/** A question's words, options and key to be changed. Seeded once: give it a key per question. */
export function QuestionEditor({ question, onSave, onCancel }: QuestionEditorProps) {
	const [draft, setDraft] = useState<QuestionEdit>({ stem: question.stem, options: question.options, key: question.key });
	const [problem, setProblem] = useState<string | null>(null);

	function save(accept: boolean): void {
		const parsed = questionEditSchema.safeParse({ ...draft, stem: draft.stem.trim(), options: draft.options.map((option) => option.trim()) });
		if (parsed.success) onSave(parsed.data, accept);
		else setProblem(problemOf(parsed.error.issues[0]));
	}

	function handleKeyDown(event: KeyboardEvent): void {
		if (event.key === "Escape") onCancel();
		else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(true);
		else return;
		event.preventDefault();
		event.stopPropagation();
	}

	const setOption = (at: number, text: string) => setDraft({ ...draft, options: draft.options.with(at, text) });

	return (
		<form
			aria-label="Edit the question"
			onKeyDown={handleKeyDown}
			onSubmit={(event) => {
				event.preventDefault();
				save(false);
			}}
			className="grid gap-3 border-line border-b px-5 py-3.5 max-phone:px-4"
		>
			<label className="grid gap-1.5">
				<span className="font-medium text-12 text-2">Question</span>
				<textarea
					ref={focusOnce}
					rows={3}
					value={draft.stem}
					onChange={(event) => setDraft({ ...draft, stem: event.target.value })}
					className={classNames(CONTROL_STYLE, "h-auto resize-y py-1.5 text-14 leading-read max-phone:h-auto")}
				/>
			</label>
			<fieldset className="grid gap-1.5">
				<legend className="mb-1.5 font-medium text-12 text-2">Options; the marked one is the key</legend>
				{draft.options.map((option, at) => (
					<OptionField
						// The letter is what an option is known by here: its words change under the hand.
						key={OPTION_LETTERS[at]}
						letter={OPTION_LETTERS[at] ?? "A"}
						text={option}
						isKey={OPTION_LETTERS[at] === draft.key}
						onTextChange={(text) => setOption(at, text)}
						onKeyChoose={(key) => setDraft({ ...draft, key })}
						onRemove={draft.options.length > 2 ? () => setDraft(withoutOption(draft, at)) : null}
					/>
				))}
				{draft.options.length < OPTION_LETTERS.length && (
					<div>
						<Button variant="ghost" icon={Plus} onClick={() => setDraft({ ...draft, options: [...draft.options, ""] })}>
							Add an option
						</Button>
					</div>
				)}
			</fieldset>
			{problem && <Notice tone="bad">{problem}</Notice>}
			<div className="flex flex-wrap items-center gap-2">
				<Button variant="primary" shortcut="mod+enter" onClick={() => save(true)}>
					Save and accept
				</Button>
				<Button type="submit">Save</Button>
				<Button variant="ghost" shortcut="escape" onClick={onCancel}>
					Cancel
				</Button>
			</div>
		</form>
	);
}

type OptionFieldProps = {
	readonly letter: OptionLetter;
	readonly text: string;
	readonly isKey: boolean;
	readonly onTextChange: (text: string) => void;
	readonly onKeyChoose: (letter: OptionLetter) => void;
	readonly onRemove: (() => void) | null;
};

function OptionField({ letter, text, isKey, onTextChange, onKeyChoose, onRemove }: OptionFieldProps) {
	return (
		<div className="flex items-center gap-2">
			<label className="grid size-7 flex-none place-items-center max-phone:size-11">
				<input
					type="radio"
					name="key"
					aria-label={`${letter} is the key`}
					checked={isKey}
					onChange={() => onKeyChoose(letter)}
					className="size-4 accent-accent"
				/>
			</label>
			<span aria-hidden className={classNames("w-3 flex-none font-semibold text-12", isKey ? "text-accent" : "text-2")}>
				{letter}
			</span>
			<input aria-label={`Option ${letter}`} value={text} onChange={(event) => onTextChange(event.target.value)} className={CONTROL_STYLE} />
			{onRemove && <IconButton label={`Remove option ${letter}`} icon={Trash2} onClick={onRemove} />}
		</div>
	);
}

/** The key stays with its words when an option before it goes. */
function withoutOption(draft: QuestionEdit, at: number): QuestionEdit {
	const key = OPTION_LETTERS.indexOf(draft.key);
	const moved = key > at ? key - 1 : Math.min(key, draft.options.length - 2);
	return { ...draft, options: draft.options.toSpliced(at, 1), key: OPTION_LETTERS[moved] ?? "A" };
}

function problemOf(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
	if (issue?.path[0] === "stem") return "The question has no words.";
	if (issue?.path[0] === "options") return "Every option needs words.";
	return issue?.message ?? "This cannot be saved.";
}

function focusOnce(element: HTMLTextAreaElement | null): void {
	element?.focus();
}
