/** Set by proxy.ts: what this answer's own inline scripts carry. */
export const NONCE_HEADER = "x-nonce";
