import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { checkDesk } from '@/backup/check-desk';
import { checkSettled, makeJobsDue, waitForJobs } from '@/backup/settle-jobs';
import { restoreBackup } from '@/backup/restore-backup';
import { withScratchDatabase } from '@/backup/scratch-database';
import { withSession } from '@/backup/database-session';
import { takeBackup } from '@/backup/take-backup';
import { runTemporaryApp } from '@/scripts/desk/run-temporary-app';
import { startLocalRedis } from '@/scripts/services/local-redis';
import { say, step } from '@/scripts/say';

export interface RestoreDrillOptions {
  /** The database that is backed up; the copy is created on its server. */
  url: string;
  /** The backup to restore; undefined means that one is taken now. */
  dump: string | undefined;
  /** Aborts the drill; the copy and its desk are removed first. */
  signal: AbortSignal;
}

interface Folder {
  data: string;
  logs: string;
}

export interface RestoreDrillResult {
  /** Waiting wires that the worker settled on the copy. */
  settled: number;
  /** False when the backup has no list of its contents. */
  compared: boolean;
}

/** Waits for `work`, or rejects as soon as the drill is interrupted, so that it can clean up. */
async function unlessInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const [interrupted, listening] = [Promise.withResolvers<never>(), new AbortController()];
  const interrupt = () => interrupted.reject(signal.reason);
  signal.addEventListener('abort', interrupt, { signal: listening.signal });
  return Promise.race([work, interrupted.promise]).finally(() => listening.abort());
}

/**
 * Starts a desk on the restored database, with an empty Redis of its own, and uses it. Returns how
 * many waiting wires the worker settled.
 */
async function useCopy(scratchUrl: string, folder: Folder, signal: AbortSignal): Promise<number> {
  // As at every start: an older backup is migrated.
  await migrate(scratchUrl);
  const redis = await startLocalRedis(folder.data);
  try {
    return await withSession(scratchUrl, async (sql) => {
      const waiting = await makeJobsDue(sql);
      const app = await step('[3/4] Starting a desk on the copy', () =>
        runTemporaryApp({
          databaseUrl: scratchUrl,
          redisUrl: redis.url,
          logDir: folder.logs,
          env: { PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '0' },
        }),
      );
      try {
        const use = async () => {
          await waitForJobs(sql);
          await checkDesk(sql, app);
          await checkSettled(sql);
        };
        await step('[4/4] Signing in, reading wires, settling the waiting ones', () =>
          unlessInterrupted(signal, use()),
        );
      } finally {
        await app.group.stop();
      }
      return waiting;
    });
  } finally {
    await redis.stop();
  }
}

/**
 * Proves that a backup can be used: restores `dump`, or one taken now, into a scratch database on the
 * server of `url`, compares, starts a desk on it, uses it, and drops it. The source is only read. The
 * worker sends the pending wires of the copy over the simulated rail, whose payments are in the copy.
 * @throws UserError, ApiError that says what is wrong with the copy
 */
export async function runRestoreDrill(options: RestoreDrillOptions): Promise<RestoreDrillResult> {
  const { url, dump, signal } = options;
  if (!isBuilt()) await step('Building (once, about a minute)', buildApp);
  const base = mkdtempSync(join(tmpdir(), 'wire-drill-'));
  const folder = { data: join(base, 'data'), logs: join(base, 'logs') };
  try {
    const result = await withScratchDatabase(url, async (scratchUrl) => {
      const take = () => takeBackup({ url, folder: folder.data });
      const taken = dump ?? (await step('[1/4] Backing up', take)).dump;
      const restore = () => restoreBackup(scratchUrl, taken);
      const compared = await step('[2/4] Restoring and comparing', restore);
      signal.throwIfAborted();
      return { settled: await useCopy(scratchUrl, folder, signal), compared };
    });
    rmSync(folder.logs, { recursive: true });
    return result;
  } finally {
    rmSync(folder.data, { recursive: true, force: true });
    if (existsSync(folder.logs) && !signal.aborted)
      say(`The logs of the desk on the copy are in ${folder.logs}.`);
    else rmSync(base, { recursive: true });
  }
}
