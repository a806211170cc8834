import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { describeError, log } from '@/lib/log';
import { beat, endBeat } from '@/db/workers';

const BEAT_EVERY_MS = 5_000;
/** A worker is dead after three missed heartbeats; other workers then take its jobs. */
const SILENCE_S = 20;

export interface Heartbeat {
  /** Pass this to the queue: it emits the id under which the queue locks the jobs of this process. */
  events: WorkerEvents;
  start: () => void;
  stop: () => Promise<void>;
}

async function sendHeartbeat(id: string): Promise<void> {
  try {
    const dead = await beat(id, SILENCE_S);
    if (dead.length > 0) log().warn({ workers: dead }, 'jobs of dead workers unlocked');
  } catch (error) {
    log().warn({ error: describeError(error) }, 'heartbeat failed');
  }
}

/**
 * Makes the heartbeat of this worker: records every 5 seconds that it is alive, and unlocks the
 * jobs of workers whose heartbeat has stopped.
 */
export function makeHeartbeat(): Heartbeat {
  let id: string | undefined;
  const events: WorkerEvents = new EventEmitter();
  // The queue locks all jobs of a process under the id of its pool, not of its single workers.
  events.on('pool:create', ({ workerPool }) => (id = workerPool.id));
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (id !== undefined) await sendHeartbeat(id);
      await sleep(BEAT_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  return {
    events,
    start: () => {
      running = loop();
    },
    stop: async () => {
      stopping.abort();
      await running;
      if (id !== undefined) await endBeat(id).catch(() => undefined);
    },
  };
}
