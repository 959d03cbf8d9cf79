import { useContext } from "react";
import type { ActOutbox } from "#components/review/act-outbox.ts";
import { ActOutboxContext } from "#components/review/act-outbox-context.ts";
import { AppError } from "#lib/errors.ts";

/** The outbox of the person at work. @throws AppError internal where nobody is signed in */
export function useActOutbox(): ActOutbox {
	const outbox = useContext(ActOutboxContext);
	if (!outbox) throw new AppError("internal", "There is no outbox outside the rooms of the studio.");
	return outbox;
}
