import { join, resolve } from 'node:path';
import type { Exit } from '@/container/process-group';
import { logFile, type Mode } from '@/scripts/desk/run-app';
import { RunLock } from '@/scripts/desk/run-lock';
import { requireConfiguration, startDesk } from '@/scripts/desk/start-desk';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

function faultOf({ name, code, signal }: Exit, logDir: string): string {
  return signal === 'SIGKILL'
    ? `${name} was killed from outside, perhaps for lack of memory. Start again with: npm start`
    : `${name} exited (${signal ?? `code ${code}`}). See ${logFile(logDir, name)}.`;
}

/**
 * Runs the whole desk on this machine until Ctrl-C or until a process exits. `production` runs the
 * build (and builds when sources changed), `development` the sources, restarted on change.
 * @throws UserError, EnvError that says what to do
 */
export async function runDesk(mode: Mode): Promise<void> {
  const dataDir = resolve(process.env['DATA_DIR'] || '.local');
  const logDir = join(dataDir, 'logs');
  requireConfiguration();
  const end = Promise.withResolvers<Exit | 'asked'>();
  process.on('SIGINT', () => end.resolve('asked'));
  process.on('SIGTERM', () => end.resolve('asked'));
  const lock = new RunLock(dataDir);
  const stops: (() => unknown)[] = [() => lock.release()];
  const starting = startDesk({
    mode,
    dataDir,
    logDir,
    onStarted: (stop) => stops.unshift(stop),
    started: (pids) => lock.note(pids),
    died: end.resolve,
  });
  try {
    await Promise.race([starting, end.promise]);
    await end.promise;
  } finally {
    say('\nStopping …');
    // An interrupted start runs to its end, so that everything it started can be stopped.
    await starting.catch(() => undefined);
    for (const stop of stops) await stop();
  }
  const exit = await end.promise;
  if (exit !== 'asked') throw new UserError(faultOf(exit, logDir));
  say(
    `Stopped; the data is kept. Start again with: npm ${mode === 'production' ? 'start' : 'run dev'}`,
  );
}
