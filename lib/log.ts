import "server-only";
import pino from "pino";
import { env } from "#lib/env.ts";

/** Structured lines on stderr; stdout belongs to results. */
export const log = pino({ level: env().LOG_LEVEL, base: null, redact: ["*.password", "*.secret", "*.token", "*.key"] }, pino.destination(2));
