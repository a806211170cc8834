import { describeError, log } from '@/lib/log';
import { JOBS } from '@/contract/jobs';
import { UNSETTLED_STATUSES } from '@/contract/wire-status';
import { gauge } from '@/lib/metrics';
import { countUnsettled, JOB_STATES, readQueue } from '@/db/queue';

/** The least time between two reads of the database, however often the metrics are scraped. */
const READ_EVERY_MS = 10_000;

const labels = ['task', 'state'] as const;
const jobs = gauge('desk_job_queue', 'Unfinished jobs.', labels, refresh);
const oldestJob = gauge(
  'desk_job_queue_oldest_seconds',
  'Time since the oldest of them was due or, when running, was locked.',
  labels,
  refresh,
);
const wires = gauge('desk_wires', 'Wires that are not completed.', ['status'], refresh);
const oldestWire = gauge(
  'desk_wires_oldest_seconds',
  'Time since the last change of the wire that has not changed for the longest.',
  ['status'],
  refresh,
);
const outcomeUnknown = gauge(
  'desk_wires_outcome_unknown',
  'Wires whose payment has an unknown outcome: the last lookup at the rail did not find it out.',
  [],
  refresh,
);

/** Removes the values of a failed read: a stale value would look healthy. */
function reset(): void {
  for (const metric of [jobs, oldestJob, wires, oldestWire]) metric.reset();
  outcomeUnknown.remove();
}

async function read(): Promise<void> {
  const [queue, statuses] = await Promise.all([readQueue(), countUnsettled()]);
  reset();
  for (const task of Object.keys(JOBS)) {
    for (const state of JOB_STATES) {
      jobs.set({ task, state }, 0);
      oldestJob.set({ task, state }, 0);
    }
  }
  for (const { task, state, jobs: count, oldest_s } of queue) {
    jobs.set({ task, state }, count);
    oldestJob.set({ task, state }, Math.max(0, oldest_s));
  }
  for (const status of UNSETTLED_STATUSES) {
    const row = statuses.find((found) => found.status === status);
    wires.set({ status }, row?.wires ?? 0);
    oldestWire.set({ status }, Math.max(0, row?.oldest_s ?? 0));
  }
  outcomeUnknown.set(queue.reduce((sum, row) => sum + row.outcome_unknown, 0));
}

let lastRead: { at: number; done: Promise<void> } | undefined;

/** Updates the gauges. All of them, and all scrapes within READ_EVERY_MS, share one read. */
function refresh(): Promise<void> {
  const now = performance.now();
  if (lastRead === undefined || now - lastRead.at > READ_EVERY_MS) {
    const done = read().catch((error: unknown) => {
      reset();
      log().warn({ error: describeError(error) }, 'read of queue metrics failed');
    });
    lastRead = { at: now, done };
  }
  return lastRead.done;
}
