import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { forgetSingleton, singleton } from '@/lib/singleton';
import { BoundedQueue } from '@/lib/auth/bounded-queue';

const COST = 12;
/** A hash takes 250 ms of CPU time; two threads leave the other cores to requests. */
const THREADS = 2;

/**
 * The hash (cost 12) of random bytes that were discarded. The password of an unknown user is
 * compared with it, so that the response takes as long as for a known one.
 */
const DUMMY_HASH = '$2b$12$go9TXHiAIyLlLestQ3wCWOIGpLAvmJgUlrKf4NeBgujJggFxi/ih6';

/** Runs in a thread. `require` resolves bcryptjs from the working folder, also in the standalone build. */
const THREAD_CODE = `
  const { parentPort } = require('node:worker_threads');
  const bcrypt = require('bcryptjs');
  parentPort.on('message', ({ password, hash, cost }) => {
    parentPort.postMessage(hash === undefined ? bcrypt.hashSync(password, cost) : bcrypt.compareSync(password, hash));
  });
`;

/** With `hash`: compares; without: hashes at `cost`. */
interface HashingJob {
  password: string;
  hash?: string;
  cost?: number;
}

/** At most two threads behind a bounded queue. */
class HashingPool {
  readonly #queue = new BoundedQueue(THREADS);
  readonly #threads = new Set<Worker>();
  #idle: Worker[] = [];

  run(job: HashingJob): Promise<unknown> {
    return this.#queue.run(() => this.#runOnThread(this.#idle.pop() ?? this.#start(), job));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  async #runOnThread(thread: Worker, job: HashingJob): Promise<unknown> {
    thread.ref();
    thread.postMessage(job);
    // Rejects when the thread emits an error.
    const [result] = (await once(thread, 'message')) as [unknown];
    // An idle thread must not keep the process alive.
    thread.unref();
    this.#idle.push(thread);
    return result;
  }

  #start(): Worker {
    const thread = new Worker(THREAD_CODE, { eval: true });
    this.#threads.add(thread);
    thread.on('error', () => {
      this.#threads.delete(thread);
      this.#idle = this.#idle.filter((other) => other !== thread);
    });
    return thread;
  }
}

const pool = () => singleton('hashing-pool', () => new HashingPool());

/**
 * The bcrypt hash (cost 12) of a password that is already normalised (NFKC).
 * @throws AppError service_unavailable when the queue is full
 */
export async function hashPassword(password: string): Promise<string> {
  return String(await pool().run({ password, cost: COST }));
}

/**
 * True when the password matches the hash. Without a hash (unknown user) it compares with a dummy
 * hash, to take the same time, and returns false.
 * @throws AppError service_unavailable when the queue is full
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const matches = await pool().run({ password, hash: hash ?? DUMMY_HASH });
  return hash !== undefined && matches === true;
}

/** Terminates the threads. The next hash starts new ones. */
export async function closeHashing(): Promise<void> {
  const threads = pool();
  forgetSingleton('hashing-pool');
  await threads.close();
}
