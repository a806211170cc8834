/** What a client may take its time with; a slower one is cut off (slow loris). Milliseconds. */
export const HTTP_TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Longer than the idle time-out of the usual proxies (60 s), so that they close first. */
  keepAliveTimeout: 65_000,
} as const;

export const MAX_HEADER_BYTES = 16 * 1024;
