import { Logger, run, type LogFunctionFactory, type Runner } from 'graphile-worker';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { CRONTAB } from '@/worker/crontab';
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

/** Starts taking jobs from the database of DATABASE_URL. `stop()` of what it gives waits for them. */
export async function startWorker(): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    concurrency: env().WORKER_CONCURRENCY,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    logger: new Logger(logFactory),
    crontab: CRONTAB,
    taskList: { ...processWireTask, ...announceTask, ...announceSessionTask, ...pruneTask },
    preset: {
      // Anything above 0 leaves the last finished job locked when the process stops.
      worker: { completeJobBatchDelay: 0, gracefulShutdownAbortTimeout: SHUTDOWN_ABORT_MS },
    },
  });
}
