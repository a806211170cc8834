import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { describeError, log } from '@/lib/log';
import { beat, endBeat } from '@/db/workers';

const BEAT_EVERY_MS = 5_000;
/** Three beats may be late before a worker counts as dead and its jobs go to others. */
const SILENCE_S = 20;

export interface Heartbeat {
  /** To be given to the queue: tells the name under which it locks jobs for this process. */
  events: WorkerEvents;
  start: () => void;
  stop: () => Promise<void>;
}

async function once(id: string): Promise<void> {
  try {
    const silent = await beat(id, SILENCE_S);
    if (silent.length > 0) log().warn({ workers: silent }, 'took over from workers that are gone');
  } catch (error) {
    log().warn({ error: describeError(error) }, 'the other workers could not be told of this one');
  }
}

/** Tells the other workers that this one lives, and takes over the jobs of those that do not. */
export function makeHeartbeat(): Heartbeat {
  let id: string | undefined;
  const events: WorkerEvents = new EventEmitter();
  // All jobs of a process are locked under the name of its pool, whatever its workers are called.
  events.on('pool:create', ({ workerPool }) => (id = workerPool.id));
  const stopping = new AbortController();
  let beating: Promise<void> | undefined;
  const forever = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (id !== undefined) await once(id);
      await sleep(BEAT_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    events,
    start: () => {
      beating = forever();
    },
    stop: async () => {
      stopping.abort();
      await beating;
      if (id !== undefined) await endBeat(id).catch(() => undefined);
    },
  };
}
