import { Command } from "commander";
import { z } from "zod";
import { COMMAND_LINE } from "#lib/auth/actor.ts";
import { emailSchema, givenRoleSchema, type Person, personToAddSchema } from "#lib/auth/schema.ts";
import { createPerson } from "#lib/auth/server/create-person.ts";
import { getPersonByEmail } from "#lib/auth/server/get-person-by-email.ts";
import { listPeople } from "#lib/auth/server/list-people.ts";
import { resetPassword } from "#lib/auth/server/reset-password.ts";
import { setRole } from "#lib/auth/server/set-role.ts";
import { runCommand } from "#lib/cli/run-command.ts";

export function usersCommand(): Command {
	const users = new Command("users").description("list people, add them, give them new passwords and other roles");
	users
		.command("list")
		.description("list everybody, with address and role")
		.action(runCommand(z.object({}), list));
	users
		.command("add")
		.description("add a person; the password that is made for them is printed once")
		.requiredOption("--email <address>", "what they sign in with")
		.requiredOption("--name <name>", "what others see")
		.option("--role <role>", "lead or reviewer", "reviewer")
		.action(runCommand(personToAddSchema, add));
	users
		.command("reset-password")
		.description("make a new password for a person, print it once, and end all their sessions")
		.argument("<email>", "whose")
		.action(runCommand(z.object({ email: emailSchema }), renewPassword));
	users
		.command("set-role")
		.description("give a person another role")
		.argument("<email>", "whose")
		.argument("<role>", "lead or reviewer")
		.action(runCommand(z.object({ email: emailSchema, role: givenRoleSchema }), changeRole));
	return users;
}

async function list() {
	const people = await listPeople(COMMAND_LINE);
	const text = people.length === 0 ? "Nobody yet. The first visitor in the browser becomes the owner." : people.map(toLine).join("\n");
	return { text, json: { people } };
}

async function add(input: z.infer<typeof personToAddSchema>) {
	const { person, password } = await createPerson(COMMAND_LINE, input);
	return { text: `${person.name} can sign in as ${person.email} with the password ${password}`, json: { person, password } };
}

async function renewPassword({ email }: { readonly email: string }) {
	const { id } = await getPersonByEmail(COMMAND_LINE, { email });
	const { person, password } = await resetPassword(COMMAND_LINE, { personId: id });
	return { text: `The new password of ${person.email} is ${password}`, json: { person, password } };
}

async function changeRole({ email, role }: { readonly email: string; readonly role: z.infer<typeof givenRoleSchema> }) {
	const { id } = await getPersonByEmail(COMMAND_LINE, { email });
	const person = await setRole(COMMAND_LINE, { personId: id, role });
	return { text: toLine(person), json: { person } };
}

function toLine({ role, email, name }: Person): string {
	return `${role.padEnd(8)}  ${email}  ${name}`;
}
