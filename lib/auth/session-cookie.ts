export const COOKIE_PREFIX = "tracewright";

/** better-auth's name for it. Under https it begins with `__Secure-`. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
