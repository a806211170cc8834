import { constants } from 'node:os';
import { ProcessGroup, type Exit, type ProcessSpec } from '@/container/process-group';

const STOPPED_BY_SIGTERM = 128 + constants.signals.SIGTERM;

/** The exit code that shells and Docker show: 128 + n after signal n. */
function codeOf({ code, signal }: Exit): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

export interface SuperviseOptions {
  /** Called with the process whose exit stops the others. */
  died?: (exit: Exit) => void;
  /** Milliseconds between SIGTERM and SIGKILL. Default: that of ProcessGroup. */
  killAfterMs?: number;
}

/**
 * Runs processes until one exits, or until this process receives SIGTERM or SIGINT; then stops the
 * others. Returns the exit code of the container: that of the process that exited first, or after a
 * signal 0 unless a process failed to stop cleanly.
 */
export async function supervise(
  specs: readonly ProcessSpec[],
  { died, killAfterMs }: SuperviseOptions = {},
): Promise<number> {
  const first = Promise.withResolvers<Exit | 'asked'>();
  process.on('SIGTERM', () => first.resolve('asked'));
  process.on('SIGINT', () => first.resolve('asked'));
  const group = new ProcessGroup({ died: first.resolve });
  for (const spec of specs) group.start(spec);
  const end = await first.promise;
  if (end !== 'asked') died?.(end);
  const others = await group.stop(killAfterMs);
  if (end !== 'asked') return codeOf(end);
  // Next.js exits with the code of the signal although it has closed everything.
  return others.map(codeOf).find((code) => code !== 0 && code !== STOPPED_BY_SIGTERM) ?? 0;
}
