/** Consecutive failures that open the breaker. */
const FAILURES_TO_OPEN = 5;
/** While the breaker is open, one call in this interval runs, as a probe. */
const PROBE_EVERY_MS = 2_000;

/** Thrown in place of a call while the breaker is open. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
}

/**
 * A circuit breaker: saves callers the timeout of a dependency that is down. After five consecutive
 * failures calls fail immediately, except one probe every two seconds; a probe that succeeds closes
 * the breaker.
 */
export class Breaker {
  #failures = 0;
  #nextProbeAt = 0;
  readonly #now: () => number;
  readonly #isFailure: (error: unknown) => boolean;

  /**
   * @param isFailure false for errors that the dependency itself answered, which prove that it is up
   * @param now a monotonic clock in milliseconds; tests pass their own
   */
  constructor(
    isFailure: (error: unknown) => boolean = () => true,
    now: () => number = () => performance.now(),
  ) {
    this.#isFailure = isFailure;
    this.#now = now;
  }

  /** True while calls fail immediately. */
  get isOpen(): boolean {
    return this.#failures >= FAILURES_TO_OPEN;
  }

  /** Runs the call. @throws BreakerOpen, without running it; and what the call throws */
  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.isOpen) {
      if (this.#now() < this.#nextProbeAt) throw new BreakerOpen('waiting for the next probe');
      this.#nextProbeAt = this.#now() + PROBE_EVERY_MS;
    }
    try {
      const result = await call();
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#failures = this.#isFailure(error) ? this.#failures + 1 : 0;
      if (this.#failures === FAILURES_TO_OPEN) this.#nextProbeAt = this.#now() + PROBE_EVERY_MS;
      throw error;
    }
  }
}
