import type { Command } from "commander";
import type { z } from "zod";
import { BadUse } from "#lib/cli/bad-use.ts";
import { createProgressBar } from "#lib/cli/progress-bar.ts";
import { closeDatabase, openDatabase } from "#lib/db/database.ts";
import { AppError } from "#lib/errors.ts";
import { acquireDatabase } from "#lib/launch/ensure-database.ts";

/** What a command has to say: lines for people, one object for programs. */
export type CommandResult = {
	readonly text: string;
	readonly json: Readonly<Record<string, unknown>>;
	/** It has a result to tell of, and the result is a failure. */
	readonly hasFailed?: boolean;
};

export type CommandContext = {
	/** Aborts at Ctrl-C. */
	readonly signal: AbortSignal;
	/** Drawn on a terminal's stderr; a total of null is one that is not known yet. */
	readonly progress: (done: number, total: number | null) => void;
};

type Work<Input> = (input: Input, context: CommandContext) => Promise<CommandResult>;

/**
 * Makes a command's action: its named arguments and options are parsed by `schema` (bad use where they do not fit), the database is opened,
 * the work done, its result printed. Exits 0, 1 when the work failed, 2 on bad use; with --json the last line of stdout is one JSON object.
 */
export function runCommand<Schema extends z.ZodType>(schema: Schema, work: Work<z.infer<Schema>>): (this: Command) => Promise<void> {
	return async function action(this: Command) {
		const asJson = this.opts<{ json?: boolean }>().json === true;
		const bar = createProgressBar(process.stderr);
		const interrupted = abortOnInterrupt();
		try {
			const input = parseInput(schema, this);
			const result = await withDatabase(() => work(input, { signal: interrupted, progress: bar.show }));
			bar.clear();
			if (result.hasFailed) process.exitCode = 1;
			process.stdout.write(asJson ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`);
		} catch (error) {
			bar.clear();
			if (error instanceof BadUse) throw error;
			report(error, { asJson, wasInterrupted: interrupted.aborted });
		}
	};
}

function parseInput<Schema extends z.ZodType>(schema: Schema, command: Command): z.infer<Schema> {
	const named = Object.fromEntries(command.registeredArguments.map((argument, index) => [argument.name(), command.processedArgs[index]]));
	const parsed = schema.safeParse({ ...command.opts(), ...named });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new BadUse(`${optionOf(command, issue?.path.join("."))}: ${issue?.message}`);
}

/** As people type it: --per-image, not perImage. */
function optionOf(command: Command, name: string | undefined): string {
	const option = command.options.find((one) => one.attributeName() === name);
	return option?.long ?? (name || "input");
}

async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
	const lease = await acquireDatabase();
	try {
		openDatabase(lease.url);
		return await work();
	} finally {
		await closeDatabase();
		await lease.release();
	}
}

/** The first Ctrl-C asks the work to end cleanly, a second one ends the process. npm passes on what the terminal sends as well, at the same moment. */
function abortOnInterrupt(): AbortSignal {
	const controller = new AbortController();
	let firstAt = 0;
	for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
		process.on(name, () => {
			if (controller.signal.aborted && Date.now() - firstAt > 500) process.exit(1);
			firstAt ||= Date.now();
			controller.abort();
		});
	return controller.signal;
}

function report(error: unknown, { asJson, wasInterrupted }: { readonly asJson: boolean; readonly wasInterrupted: boolean }): void {
	process.exitCode = 1;
	const known = error instanceof AppError ? error : null;
	const message = wasInterrupted
		? "Interrupted."
		: (known?.message ?? `Something went wrong that should not: ${error instanceof Error ? error.stack : String(error)}`);
	process.stderr.write(`${message}\n`);
	if (asJson) process.stdout.write(`${JSON.stringify({ error: { code: wasInterrupted ? "interrupted" : (known?.code ?? "internal"), message } })}\n`);
}
