import { createContext } from "react";
import type { ActOutbox } from "#components/review/act-outbox.ts";

/** The outbox of the person at work; null outside the studio's rooms. */
export const ActOutboxContext = createContext<ActOutbox | null>(null);
