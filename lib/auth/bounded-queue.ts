import { AppError } from '@/contract/errors';

/** The most calls in one queue, running and waiting ones together. */
const MAX_CALLS = 64;
const RETRY_AFTER_S = 2;

/** Runs at most `concurrency` calls at a time; further calls wait, first in, first out. */
export class BoundedQueue {
  readonly #concurrency: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  /** True when no call runs or waits. */
  get isIdle(): boolean {
    return this.#running === 0;
  }

  /**
   * Runs `work` when it is its turn; returns its result.
   * @throws AppError service_unavailable when 64 calls run or wait already; and what `work` throws
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#acquire();
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #acquire(): Promise<void> {
    if (this.#running < this.#concurrency) {
      this.#running += 1;
      return;
    }
    if (this.#running + this.#waiting.length >= MAX_CALLS) {
      const detail = 'Too many sign-ins at once. Try again in a moment.';
      throw new AppError('service_unavailable', detail, { retryAfterS: RETRY_AFTER_S });
    }
    await new Promise<void>((resume) => this.#waiting.push(resume));
  }

  /** Passes the slot to the first waiting call, so that no later call can take it in between. */
  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
