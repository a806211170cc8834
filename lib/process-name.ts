import { singleton } from '@/lib/singleton';

/** The processes of a desk, in the order of their metrics ports. */
export const PROCESSES = ['web', 'sidecar', 'worker'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** Says which process this is, once, before it logs anything. Scripts are none of them. */
export function nameProcess(name: ProcessName): void {
  singleton('process-name', () => name);
}

/** Which process this is; undefined in scripts and tests. */
export function processName(): ProcessName | undefined {
  return singleton<ProcessName | undefined>('process-name', () => undefined);
}
