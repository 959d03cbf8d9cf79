"use client";

import type { KeyboardEvent } from "react";
import type { CandidateForm, CandidateStore } from "#components/review/candidate-store.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL_STYLE } from "#components/ui/control-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { type CandidateContent, INSTRUCTION_LENGTH_MAX } from "#lib/synthesis/candidate-schema.ts";
import { fitServers } from "#lib/synthesis/fit-servers.ts";
import { rolesOfCandidate } from "#lib/synthesis/roles-of-candidate.ts";

type CandidateFormViewProps = { readonly form: CandidateForm; readonly content: CandidateContent; readonly store: CandidateStore };

const RULES = "rules";
const ROLE_NAMES = { writer: "writer", vlm: "VLM", reasoner: "reasoner" } as const;

/** Who is to make it anew, and what it should be like. */
export function CandidateFormView({ form, content, store }: CandidateFormViewProps) {
	const { offer, engine, instruction, isSending, problem } = form;
	const servers = fitServers(offer?.servers ?? [], content);
	const isByRules = engine.kind === "rules";

	function handleKeyDown(event: KeyboardEvent): void {
		if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) void store.send();
		else if (event.key === "Escape") store.leave();
		else return;
		event.preventDefault();
		event.stopPropagation();
	}

	return (
		<form
			aria-label="Ask for a new one"
			onSubmit={(event) => {
				event.preventDefault();
				void store.send();
			}}
			className="grid gap-3"
		>
			<div className="flex flex-wrap items-center gap-2">
				<span className="font-medium text-12 text-2">Made by</span>
				<Select
					label="Made by"
					options={[
						{ value: RULES, label: "Rules", note: "no server" },
						...servers.map(({ id, name, model, seesPictures }) => ({
							value: id as string,
							label: name,
							note: seesPictures ? `${model}, sees pictures` : model,
						})),
					]}
					value={isByRules ? RULES : engine.serverId}
					onValueChange={(value) => {
						const server = servers.find(({ id }) => id === value);
						store.change({ engine: server ? { kind: "server", serverId: server.id } : { kind: "rules" } });
					}}
				/>
				{offer && servers.length === 0 && (
					<span className="text-12 text-3">
						No{" "}
						{rolesOfCandidate(content)
							.map((role) => ROLE_NAMES[role])
							.join(" or ")}{" "}
						is there for this. An owner or a lead adds servers in the settings.
					</span>
				)}
			</div>
			{isByRules ? (
				<p className="text-12 text-2">Rules ask something else that the boxes make true, or the same in other words. They take no wish.</p>
			) : (
				<>
					<label className="grid gap-1.5">
						<span className="font-medium text-12 text-2">What should be different? You may leave it empty.</span>
						<textarea
							ref={focusOnce}
							rows={2}
							maxLength={INSTRUCTION_LENGTH_MAX}
							value={instruction}
							onChange={(event) => store.change({ instruction: event.target.value })}
							onKeyDown={handleKeyDown}
							className={classNames(CONTROL_STYLE, "h-auto resize-y py-1.5 leading-read max-phone:h-auto")}
						/>
					</label>
					{offer && offer.instructions.length > 0 && (
						<ul aria-label="Wished for lately" className="flex flex-wrap gap-1.5">
							{offer.instructions.map((wish) => (
								<li key={wish} className="min-w-0 max-w-full">
									<button
										type="button"
										title={wish}
										onClick={() => store.change({ instruction: wish })}
										className="block max-w-full truncate rounded-1 border border-line bg-sunken px-2 py-0.5 text-12 text-2 hover:bg-hover hover:text-1 max-phone:min-h-11"
									>
										{wish}
									</button>
								</li>
							))}
						</ul>
					)}
				</>
			)}
			{problem && <Notice tone="bad">{problem}</Notice>}
			<div className="flex flex-wrap items-center gap-2">
				<Button type="submit" variant="primary" shortcut="enter" pending={isSending}>
					Ask
				</Button>
				<Button variant="ghost" shortcut="escape" onClick={() => store.leave()}>
					Close
				</Button>
			</div>
		</form>
	);
}

function focusOnce(element: HTMLTextAreaElement | null): void {
	element?.focus();
}
