import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@/scripts/user-error';

interface Lock {
  pid: number;
  /** What this run started. */
  children: number[];
}

function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Is this still a process of ours, and not another that was given the number since? */
function isOurs(pid: number): boolean {
  return /(scripts\/(start|dev)|next\/dist|(sidecar|worker)\/index\.ts|worker\.mjs|sidecar\.mjs|next-server|server\.js)/.test(
    commandOf(pid),
  );
}

/**
 * One run at a time in one data folder. A run that was killed leaves its lock and perhaps its
 * processes behind: they are ended here, by the numbers it wrote down.
 */
export class RunLock {
  readonly #file: string;

  /** @throws UserError when another run is alive in this folder */
  constructor(dataDir: string) {
    this.#file = join(dataDir, 'run.json');
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(this.#file)) {
      const previous = JSON.parse(readFileSync(this.#file, 'utf8')) as Lock;
      if (isOurs(previous.pid)) {
        throw new UserError(
          `This desk already runs (process ${previous.pid}). Stop it with Ctrl-C, or set DATA_DIR, PORT and API_PORT to run another beside it.`,
        );
      }
      // Each leads a group of its own, and a watcher's child would outlive it.
      for (const pid of previous.children.filter(isOurs)) process.kill(-pid, 'SIGKILL');
    }
    this.note([]);
  }

  /** Writes down what this run has started. */
  note(children: number[]): void {
    const lock: Lock = { pid: process.pid, children };
    writeFileSync(this.#file, JSON.stringify(lock));
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}
