import { singleton } from '@/lib/singleton';

/** The processes of the application, in the order of their metrics ports. */
export const PROCESSES = ['web', 'sidecar', 'worker'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** Names this process in its logs. Call once, before the first log line; not in scripts. */
export function nameProcess(name: ProcessName): void {
  singleton('process-name', () => name);
}

/** The name of this process; undefined in scripts and tests. */
export function processName(): ProcessName | undefined {
  return singleton<ProcessName | undefined>('process-name', () => undefined);
}
