import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than a process gives itself to stop, shorter than a person's patience. */
const KILL_AFTER_MS = 9_500;

export interface ProcessSpec {
  name: 'web' | 'sidecar' | 'worker';
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
}

export interface Exit {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A few processes that live and die together; their output goes to a file each. */
export class ProcessGroup {
  readonly #children = new Map<string, ChildProcess>();
  readonly #logDir: string;
  #stopping = false;
  readonly #died: (exit: Exit) => void;
  readonly #started: (pids: number[]) => void;

  /** `died` hears of a process that ended untold; `started`, after each start, of all that run. */
  constructor(
    logDir: string,
    died: (exit: Exit) => void,
    started: (pids: number[]) => void = () => undefined,
  ) {
    this.#started = started;
    this.#logDir = logDir;
    this.#died = died;
    mkdirSync(logDir, { recursive: true });
  }

  start({ name, args, cwd, env }: ProcessSpec): void {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group: Ctrl-C reaches us alone, and we stop everything in order.
      detached: true,
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ...env },
    });
    const file = createWriteStream(join(this.#logDir, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    child.on('exit', (code, signal) => {
      this.#children.delete(name);
      if (!this.#stopping) this.#died({ name, code, signal });
    });
    this.#children.set(name, child);
    this.#started([...this.#children.values()].flatMap(({ pid }) => pid ?? []));
  }

  /** Asks every process to stop, and ends those that do not within ten seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(
      [...this.#children.values()].map(async (child) => {
        const exited = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const killer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
        await exited;
        clearTimeout(killer);
      }),
    );
  }
}
