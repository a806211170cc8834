import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than a process takes to stop, shorter than a person waits. */
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
  /** The folder of the log files, one for each process. Without it they share our standard output. */
  logDir?: string;
  /** Called when a process exits without stop(). */
  died: (exit: Exit) => void;
  /** Called after each start with the process ids of all running processes. */
  started?: ((pids: number[]) => void) | undefined;
}

/** Node processes that are started and stopped together. */
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
      // In its own process group: Ctrl-C reaches only us, and we stop everything in order.
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
   * Sends SIGTERM to every process, and SIGKILL to those that still run after `killAfterMs`. Returns
   * how the processes that were still running exited.
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
