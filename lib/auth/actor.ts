export const ROLES = ["owner", "lead", "reviewer"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. Every use case takes one first; the command line and the worker act as themselves. */
export type Actor = { readonly id: string; readonly name: string; readonly role: Role };

/** Whoever can run the command line on this machine owns the data folder, and so the studio. */
export const COMMAND_LINE: Actor = { id: "command-line", name: "Command line", role: "owner" };
