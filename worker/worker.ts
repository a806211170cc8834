import { Logger, run, type LogFunctionFactory, type Runner } from 'graphile-worker';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { CRONTAB } from '@/worker/crontab';
import { makeHeartbeat } from '@/worker/heartbeat';
import { announceTask } from '@/worker/tasks/announce';
import { announceSessionTask } from '@/worker/tasks/announce-session';
import { processWireTask } from '@/worker/tasks/process-wire';
import { pruneTask } from '@/worker/tasks/prune';

/** A new job wakes the worker by NOTIFY; polling finds those whose time has come. */
const POLL_INTERVAL_MS = 500;
/** How long a stopping worker waits for its jobs before it hands them back. */
const SHUTDOWN_ABORT_MS = 5_000;

/** The queue's own messages in our log; its account of each job would repeat ours. */
const logFactory: LogFunctionFactory = (scope) => (level, message) => {
  if (level === 'debug' || scope.jobId !== undefined) return;
  const write = { error: 'error', warning: 'warn', info: 'debug' } as const;
  log()[write[level]]({ worker: scope.workerId }, message);
};

/** A worker at work. `stop()` waits for its jobs; `promise` ends with it. */
export type Worker = Pick<Runner, 'stop' | 'promise'>;

/** Starts taking jobs from the database of DATABASE_URL. */
export async function startWorker(): Promise<Worker> {
  const heartbeat = makeHeartbeat();
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: env().WORKER_CONCURRENCY,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    logger: new Logger(logFactory),
    crontab: CRONTAB,
    events: heartbeat.events,
    taskList: { ...processWireTask, ...announceTask, ...announceSessionTask, ...pruneTask },
    preset: {
      // Anything above 0 leaves the last finished job locked when the process stops.
      worker: { completeJobBatchDelay: 0, gracefulShutdownAbortTimeout: SHUTDOWN_ABORT_MS },
    },
  });
  heartbeat.start();
  const stop = async () => {
    await runner.stop();
    await heartbeat.stop();
  };
  return { stop, promise: runner.promise };
}
