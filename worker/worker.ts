import { Logger, run, type LogFunctionFactory, type Runner } from 'graphile-worker';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { CRONTAB } from '@/worker/crontab';
import { makeHeartbeat } from '@/worker/heartbeat';
import type { JobTasks } from '@/worker/task';
import { announceTask } from '@/worker/tasks/announce';
import { announceSessionTask } from '@/worker/tasks/announce-session';
import { processWireTask } from '@/worker/tasks/process-wire';
import { pruneTask } from '@/worker/tasks/prune';

/** One task a job: a job of `JOBS` without its own task does not compile. */
const taskList = {
  process_wire: processWireTask,
  announce: announceTask,
  announce_session: announceSessionTask,
  prune: pruneTask,
} satisfies JobTasks;

/** A new job wakes the worker by NOTIFY; polling finds delayed jobs that have become due. */
const POLL_INTERVAL_MS = 500;
/** A stopping worker waits this long for its running jobs, then returns them to the queue. */
const SHUTDOWN_ABORT_MS = 5_000;

/** Writes the queue's own messages into our log, except those of a job: `defineTask` logs these. */
const logFactory: LogFunctionFactory = (scope) => (level, message) => {
  if (level === 'debug' || scope.jobId !== undefined) return;
  const write = { error: 'error', warning: 'warn', info: 'debug' } as const;
  log()[write[level]]({ worker: scope.workerId }, message);
};

/** A running worker. `stop()` waits for its running jobs; `promise` settles when it has stopped. */
export type Worker = Pick<Runner, 'stop' | 'promise'>;

/** Starts a worker that runs the jobs queued in the database of DATABASE_URL. */
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
    taskList,
    preset: {
      // With a delay above 0 the last finished job stays locked when the process stops.
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
