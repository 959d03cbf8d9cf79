import type { Actor, Role } from "#lib/auth/actor.ts";
import { AppError } from "#lib/errors.ts";

/** Who may do what. The one table: screens ask it which actions to show, use cases whether to act. */
const ALLOWED = {
	"dataset:read": ["owner", "lead", "reviewer"],
	"dataset:create": ["owner", "lead"],
	"image:import": ["owner", "lead"],
	"image:edit": ["owner", "lead", "reviewer"],
	"question:write": ["owner", "lead"],
	"question:edit": ["owner", "lead", "reviewer"],
	"question:decide": ["owner", "lead", "reviewer"],
	// Without looking at each: a reviewer's word is worth what it is because they looked.
	"question:decide-many": ["owner", "lead"],
	"snapshot:publish": ["owner", "lead"],
	"snapshot:export": ["owner", "lead"],
	"job:read": ["owner", "lead", "reviewer"],
	"job:cancel": ["owner", "lead"],
	"run:read": ["owner", "lead", "reviewer"],
	"run:manage": ["owner", "lead"],
	"server:read": ["owner", "lead"],
	"server:manage": ["owner", "lead"],
	"person:manage": ["owner"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

export function isAllowed(actor: Actor, permission: Permission): boolean {
	return (ALLOWED[permission] as readonly Role[]).includes(actor.role);
}

/** @throws AppError forbidden, naming who may. */
export function authorize(actor: Actor, permission: Permission): void {
	if (isAllowed(actor, permission)) return;
	throw new AppError("forbidden", `This needs the role ${ALLOWED[permission].join(" or ")}; yours is ${actor.role}. The studio's owner can change it.`);
}
