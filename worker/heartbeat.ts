import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { newId } from '@/lib/ids';
import { describeError, log } from '@/lib/log';
import { beat, endBeat } from '@/lib/system';

const BEAT_EVERY_MS = 5_000;
/** Three beats may be late before a process counts as dead and its jobs go to others. */
const SILENCE_S = 20;

export interface Heartbeat {
  /** To be given to the queue: tells the names that it takes jobs under. */
  events: WorkerEvents;
  start: () => void;
  stop: () => Promise<void>;
}

/** Tells the other workers that this process lives, and takes over the jobs of those that do not. */
export function makeHeartbeat(): Heartbeat {
  const id = newId();
  const names = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => names.add(worker.workerId));
  events.on('worker:stop', ({ worker }) => names.delete(worker.workerId));
  const stopping = new AbortController();
  let beating: Promise<void> | undefined;

  const once = async (): Promise<void> => {
    try {
      const silent = await beat({ id, names: [...names] }, SILENCE_S);
      if (silent.length > 0)
        log().warn({ workers: silent }, 'took over from workers that are gone');
    } catch (error) {
      log().warn(
        { error: describeError(error) },
        'the other workers could not be told of this one',
      );
    }
  };
  const forever = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await once();
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
      await endBeat(id).catch(() => undefined);
    },
  };
}
