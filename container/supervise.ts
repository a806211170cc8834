import { constants } from 'node:os';
import { ProcessGroup, type Exit, type ProcessSpec } from '@/container/process-group';

const ASKED_TO_STOP = 128 + constants.signals.SIGTERM;

/** The exit code that shells and Docker show for this end: 128 + n after signal n. */
function codeOf({ code, signal }: Exit): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

export interface SuperviseOptions {
  /** Hears of the process whose end stops the others. */
  died?: (exit: Exit) => void;
  /** How long a process has for stopping before it is killed. Default: that of the group. */
  killAfterMs?: number;
}

/**
 * Runs processes until one ends or SIGTERM or SIGINT asks all to stop, then stops those that are
 * left. Gives the exit code that the container owes: that of the process that ended first, or, when
 * it was asked to stop, 0 unless a process did not end well.
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
  // Next ends with the code of the signal, though it has closed everything.
  return others.map(codeOf).find((code) => code !== 0 && code !== ASKED_TO_STOP) ?? 0;
}
