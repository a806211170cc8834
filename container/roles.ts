import { readFileSync } from 'node:fs';
import { PROCESSES, type ProcessName } from '@/lib/process-name';

/** What a container may be told to be, and which processes of the desk it then runs. */
export const ROLES: Readonly<Record<string, readonly ProcessName[]>> = {
  all: PROCESSES,
  web: ['web'],
  sidecar: ['sidecar'],
  worker: ['worker'],
};

/** What it may be told to do once. */
export const TASKS = ['migrate', 'secrets', 'smoke', 'health'] as const;

/** The role in a command line such as that of process 1 (words separated by NUL). */
export function roleIn(commandLine: string): string {
  const words = commandLine.split('\0').filter((word) => word !== '');
  const program = words.findIndex((word) => word.endsWith('container.mjs'));
  return (program < 0 ? undefined : words[program + 1]) ?? 'all';
}

/** The role that this container was started with. */
export function ownRole(): string {
  return roleIn(readFileSync('/proc/1/cmdline', 'utf8'));
}
