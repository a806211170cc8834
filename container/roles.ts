import { readFileSync } from 'node:fs';
import { PROCESSES, type ProcessName } from '@/lib/process-name';

/** The roles of a container, with the processes of the desk that each runs. */
export const ROLES: Readonly<Record<string, readonly ProcessName[]>> = {
  all: PROCESSES,
  web: ['web'],
  sidecar: ['sidecar'],
  worker: ['worker'],
};

/** The tasks of a container: it runs one and exits. */
export const TASKS = ['migrate', 'secrets', 'smoke', 'health'] as const;

/** The role in a command line such as that of process 1, whose words are separated by NUL. */
export function roleIn(commandLine: string): string {
  const words = commandLine.split('\0').filter((word) => word !== '');
  const program = words.findIndex((word) => word.endsWith('container.mjs'));
  return (program < 0 ? undefined : words[program + 1]) ?? 'all';
}

/** The role that this container was started with. */
export function ownRole(): string {
  return roleIn(readFileSync('/proc/1/cmdline', 'utf8'));
}
