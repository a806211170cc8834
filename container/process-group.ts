import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than a process gives itself to stop, shorter than a person's patience. */
const KILL_AFTER_MS = 9_500;

export interface ProcessSpec {
  name: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
}

export interface Exit {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ProcessGroupOptions {
  /** Where each process writes a file of its own. Without it they share our standard output. */
  logDir?: string;
  /** Hears of a process that ended untold. */
  died: (exit: Exit) => void;
  /** Hears, after each start, the process ids of all that run. */
  started?: ((pids: number[]) => void) | undefined;
}

/** A few processes that live and die together. */
export class ProcessGroup {
  readonly #children = new Map<string, ChildProcess>();
  readonly #options: ProcessGroupOptions;
  #stopping = false;

  constructor(options: ProcessGroupOptions) {
    this.#options = options;
    if (options.logDir !== undefined) mkdirSync(options.logDir, { recursive: true });
  }

  start({ name, args, cwd, env }: ProcessSpec): void {
    const { logDir, died, started } = this.#options;
    const output = logDir === undefined ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', output, output],
      // Its own group: Ctrl-C reaches us alone, and we stop everything in order.
      detached: true,
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ...env },
    });
    if (logDir !== undefined) {
      const file = createWriteStream(join(logDir, `${name}.log`), { flags: 'a' });
      child.stdout?.pipe(file, { end: false });
      child.stderr?.pipe(file, { end: false });
    }
    child.on('exit', (code, signal) => {
      this.#children.delete(name);
      if (!this.#stopping) died({ name, code, signal });
    });
    this.#children.set(name, child);
    started?.([...this.#children.values()].flatMap(({ pid }) => pid ?? []));
  }

  /**
   * Asks every process to stop, and ends those that do not within `killAfterMs`. Gives how each of
   * those that still ran ended.
   */
  async stop(killAfterMs = KILL_AFTER_MS): Promise<Exit[]> {
    this.#stopping = true;
    return Promise.all(
      [...this.#children].map(async ([name, child]) => {
        const exited = new Promise<Exit>((resolve) =>
          child.once('exit', (code, signal) => resolve({ name, code, signal })),
        );
        child.kill('SIGTERM');
        const killer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
        return exited.finally(() => clearTimeout(killer));
      }),
    );
  }
}
