/** Failures in a row that open the breaker, and how long it then lets nothing but a probe through. */
const FAILURES_TO_OPEN = 5;
const PROBE_EVERY_MS = 2_000;

/** Thrown instead of calling while the breaker is open. */
export class BreakerOpen extends Error {
  override readonly name = 'BreakerOpen';
}

/**
 * Keeps a dead dependency from costing every caller a time-out: after five failures in a row calls
 * fail at once, and every two seconds one is let through to see whether the dependency is back.
 */
export class Breaker {
  #failures = 0;
  #nextProbeAt = 0;
  readonly #now: () => number;
  readonly #isFailure: (error: unknown) => boolean;

  /**
   * `isFailure` tells an error that means "it is down" from an answer that is merely a refusal.
   * `now` gives milliseconds; tests pass their own clock.
   */
  constructor(
    isFailure: (error: unknown) => boolean = () => true,
    now: () => number = () => performance.now(),
  ) {
    this.#isFailure = isFailure;
    this.#now = now;
  }

  get isOpen(): boolean {
    return this.#failures >= FAILURES_TO_OPEN;
  }

  /** Runs the call, or throws BreakerOpen without running it. */
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
