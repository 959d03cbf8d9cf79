/** Set by proxy.ts, since a server component is not told its own address. */
export const PATH_HEADER = "x-tracewright-path";
