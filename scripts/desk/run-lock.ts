import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@/scripts/user-error';

interface Lock {
  pid: number;
  /** The process ids of what this run started. */
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

/** False when the system has since given the process id to another program. */
function isOurs(pid: number): boolean {
  return /(scripts\/(start|dev)|next\/dist|(sidecar|worker)\/index\.ts|worker\.mjs|sidecar\.mjs|next-server|server\.js)/.test(
    commandOf(pid),
  );
}

/**
 * Allows one run at a time in a data folder. A run that was killed leaves its lock, and perhaps its
 * processes: the next run kills these by the process ids in the lock.
 */
export class RunLock {
  readonly #file: string;

  /** @throws UserError when another run in this folder is alive */
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
      // Each process leads a group of its own; killing only the leader would leave a watcher's child.
      for (const pid of previous.children.filter(isOurs)) process.kill(-pid, 'SIGKILL');
    }
    this.note([]);
  }

  /** Records the process ids of everything that this run has started. */
  note(children: number[]): void {
    const lock: Lock = { pid: process.pid, children };
    writeFileSync(this.#file, JSON.stringify(lock));
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}
