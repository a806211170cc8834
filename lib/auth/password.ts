import { Worker } from 'node:worker_threads';
import { AppError } from '@/contract/errors';
import { forgetSingleton, singleton } from '@/lib/singleton';

const COST = 12;
/** Hashing takes a quarter of a second of CPU: two at a time leave the other cores to requests. */
const THREADS = 2;
const MAX_WAITING = 64;

/** The hash (cost 12) of random bytes nobody kept: unknown users are checked against it, to take the same time. */
const NOBODYS_HASH = '$2b$12$go9TXHiAIyLlLestQ3wCWOIGpLAvmJgUlrKf4NeBgujJggFxi/ih6';

/** Runs in a thread. bcryptjs is found from the working folder, also in the standalone build. */
const THREAD_CODE = `
  const { parentPort } = require('node:worker_threads');
  const bcrypt = require('bcryptjs');
  parentPort.on('message', ({ password, hash, cost }) => {
    parentPort.postMessage(hash === undefined ? bcrypt.hashSync(password, cost) : bcrypt.compareSync(password, hash));
  });
`;

interface Task {
  message: { password: string; hash?: string; cost?: number };
  resolve: (result: string | boolean) => void;
  reject: (error: Error) => void;
}

/** A few threads and a bounded queue before them. */
class HashingPool {
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, Task>();
  readonly #waiting: Task[] = [];

  run(message: Task['message']): Promise<string | boolean> {
    if (this.#waiting.length >= MAX_WAITING) {
      const detail = 'Too many sign-ins at once. Try again in a moment.';
      throw new AppError('service_unavailable', detail, { retryAfterS: 2 });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle, ...this.#running.keys()].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#running.size < THREADS ? this.#start() : undefined);
    const task = worker && this.#waiting.shift();
    if (!worker || !task) return;
    this.#running.set(worker, task);
    worker.ref();
    worker.postMessage(task.message);
  }

  #start(): Worker {
    const worker = new Worker(THREAD_CODE, { eval: true });
    worker.on('message', (result: string | boolean) => {
      const task = this.#running.get(worker);
      this.#running.delete(worker);
      this.#idle.push(worker);
      // An idle thread must not keep the process alive.
      worker.unref();
      task?.resolve(result);
      this.#next();
    });
    worker.on('error', (error: Error) => {
      this.#running.get(worker)?.reject(error);
      this.#running.delete(worker);
      this.#next();
    });
    return worker;
  }
}

const pool = () => singleton('hashing-pool', () => new HashingPool());

/**
 * The bcrypt hash (cost 12) of a password that is already normalised (NFKC).
 * @throws AppError service_unavailable when too many wait already
 */
export async function hashPassword(password: string): Promise<string> {
  return String(await pool().run({ password, cost: COST }));
}

/**
 * Does the password fit the hash? Without a hash (no such user) the same work is done, and the
 * answer is no.
 * @throws AppError service_unavailable when too many wait already
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const fits = await pool().run({ password, hash: hash ?? NOBODYS_HASH });
  return hash !== undefined && fits === true;
}

/** Ends the threads. */
export async function closeHashing(): Promise<void> {
  const threads = pool();
  forgetSingleton('hashing-pool');
  await threads.close();
}
