import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { startDesk, useDesk } from '@/backup/check-desk';
import { checkWorkedOff, prepareJobs, untilWorkedOff } from '@/backup/settle-jobs';
import { restoreBackup } from '@/backup/restore-backup';
import { withScratchDatabase } from '@/backup/scratch-database';
import { withSession } from '@/backup/database-session';
import { takeBackup } from '@/backup/take-backup';
import { startLocalRedis } from '@/scripts/services/local-redis';
import { say, step } from '@/scripts/say';

export interface DrillOptions {
  /** The source, on whose server the copy is made. */
  url: string;
  /** A backup to restore; absent means one that is taken now. */
  dump: string | undefined;
  /** Ends the drill; what it made is removed first. */
  signal: AbortSignal;
}

interface Folder {
  data: string;
  logs: string;
}

export interface Drilled {
  /** Wires whose job the worker did on the copy. */
  workedOff: number;
  /** False when the backup says nothing of its contents. */
  compared: boolean;
}

/** Ends the wait for `work` when the drill is interrupted, so that what was made is undone. */
async function unlessInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const [gone, letGo] = [Promise.withResolvers<never>(), new AbortController()];
  signal.addEventListener('abort', () => gone.reject(signal.reason), { signal: letGo.signal });
  return Promise.race([work, gone.promise]).finally(() => letGo.abort());
}

/** Works with the restored database as its users would; its Redis is its own, and empty. */
async function tryOut(scratchUrl: string, folder: Folder, signal: AbortSignal): Promise<number> {
  // An older backup is brought up to date, as every start does.
  await migrate(scratchUrl);
  const redis = await startLocalRedis(folder.data);
  try {
    return await withSession(scratchUrl, async (sql) => {
      const waiting = await prepareJobs(sql);
      const app = await step('[3/4] Starting a desk on the copy', () =>
        startDesk(scratchUrl, redis.url, folder.logs),
      );
      try {
        const use = async () => {
          await untilWorkedOff(sql);
          await useDesk(sql, app);
          await checkWorkedOff(sql);
        };
        await step('[4/4] Signing in, reading wires, working off the jobs', () =>
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
 * Proves that a backup can be worked with: restores `dump`, or one taken now, into a scratch database
 * on the server of `url`, compares, starts a desk on it, uses it, and drops it. The source is only
 * read. The worker sends what is pending in the copy: over the simulated rail, whose books are in
 * the copy too.
 * @throws UserError, ApiError saying what is wrong with the copy
 */
export async function drill({ url, dump, signal }: DrillOptions): Promise<Drilled> {
  if (!isBuilt()) await step('Building (once, about a minute)', buildApp);
  const base = mkdtempSync(join(tmpdir(), 'wire-drill-'));
  const folder = { data: join(base, 'data'), logs: join(base, 'logs') };
  try {
    const drilled = await withScratchDatabase(url, async (scratchUrl) => {
      const take = () => takeBackup({ url, folder: folder.data });
      const taken = dump ?? (await step('[1/4] Backing up', take)).dump;
      const restore = () => restoreBackup(scratchUrl, taken);
      const compared = await step('[2/4] Restoring and comparing', restore);
      signal.throwIfAborted();
      return { workedOff: await tryOut(scratchUrl, folder, signal), compared };
    });
    rmSync(folder.logs, { recursive: true });
    return drilled;
  } finally {
    rmSync(folder.data, { recursive: true, force: true });
    if (existsSync(folder.logs) && !signal.aborted)
      say(`The logs of the desk on the copy are in ${folder.logs}.`);
    else rmSync(base, { recursive: true });
  }
}
