import { describeError, log } from '@/lib/log';
import { JOBS } from '@/contract/jobs';
import { UNSETTLED_STATUSES } from '@/contract/wire-status';
import { gauge } from '@/lib/metrics';
import { countUnsettled, JOB_STATES, readQueue } from '@/db/queue';

/** However often it is scraped, the database is asked this often at most. */
const ASK_EVERY_MS = 10_000;

const labels = ['task', 'state'] as const;
const jobs = gauge('desk_job_queue', 'Unfinished jobs.', labels, refresh);
const oldestJob = gauge(
  'desk_job_queue_oldest_seconds',
  'Time since the first of them was due or, when running, was taken.',
  labels,
  refresh,
);
const wires = gauge('desk_wires', 'Wires that are not completed.', ['status'], refresh);
const oldestWire = gauge(
  'desk_wires_oldest_seconds',
  'Time since the last change of the wire that has stood still for the longest.',
  ['status'],
  refresh,
);
const outcomeUnknown = gauge(
  'desk_wires_outcome_unknown',
  'Wires whose payment the rail could not account for when it was last asked.',
  [],
  refresh,
);

/** A figure that cannot be had is absent: an old one would look like a good one. */
function forget(): void {
  for (const metric of [jobs, oldestJob, wires, oldestWire]) metric.reset();
  outcomeUnknown.remove();
}

async function read(): Promise<void> {
  const [queue, statuses] = await Promise.all([readQueue(), countUnsettled()]);
  forget();
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

let asked: { at: number; answer: Promise<void> } | undefined;

/** Brings the gauges up to date: one question for all of them, and for every scrape meanwhile. */
function refresh(): Promise<void> {
  const now = performance.now();
  if (asked === undefined || now - asked.at > ASK_EVERY_MS) {
    const answer = read().catch((error: unknown) => {
      forget();
      log().warn({ error: describeError(error) }, 'queue and wires could not be counted');
    });
    asked = { at: now, answer };
  }
  return asked.answer;
}
