/** Timeouts of the HTTP servers in milliseconds. A slower client (slow loris) is disconnected. */
export const HTTP_TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Longer than the usual idle timeout of proxies (60 s), so that the proxy closes first. */
  keepAliveTimeout: 65_000,
} as const;

/** The most bytes of a request's headers. */
export const MAX_HEADER_BYTES = 16 * 1024;
