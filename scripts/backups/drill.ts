import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { buildApp, isBuilt } from '@/scripts/build-app';
import { startDesk, useDesk } from '@/scripts/backups/desk';
import { checkWorkedOff, prepareJobs, untilWorkedOff } from '@/scripts/backups/jobs';
import { restoreBackup } from '@/scripts/backups/restore';
import { withScratchDatabase } from '@/scripts/backups/scratch';
import { withSession } from '@/scripts/backups/session';
import { takeBackup } from '@/scripts/backups/take';
import { startLocalRedis } from '@/scripts/local-redis';
import { say, step } from '@/scripts/say';

export interface Drilled {
  /** Wires whose job the worker did on the copy. */
  workedOff: number;
  /** False when the backup says nothing of its contents. */
  compared: boolean;
}

/** Works with the restored database as its users would; its Redis is its own, and empty. */
async function tryOut(scratchUrl: string, dataDir: string, logDir: string): Promise<number> {
  // An older backup is brought up to date, as every start does.
  await migrate(scratchUrl);
  const redis = await startLocalRedis(dataDir);
  try {
    return await withSession(scratchUrl, async (sql) => {
      const waiting = await prepareJobs(sql);
      const app = await step('[3/4] Starting a desk on the copy', () =>
        startDesk(scratchUrl, redis.url, logDir),
      );
      try {
        await step('[4/4] Signing in, reading wires, working off the jobs', async () => {
          await untilWorkedOff(sql);
          await useDesk(sql, app);
          await checkWorkedOff(sql);
        });
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
 * @throws Instruction, ApiError saying what is wrong with the copy
 */
export async function drill(url: string, dump?: string): Promise<Drilled> {
  if (!isBuilt()) await step('Building (once, about a minute)', buildApp);
  const folder = mkdtempSync(join(tmpdir(), 'wire-drill-'));
  const logDir = join(folder, 'logs');
  const data = join(folder, 'data');
  try {
    const drilled = await withScratchDatabase(url, async (scratchUrl) => {
      const taken =
        dump ?? (await step('[1/4] Backing up', () => takeBackup({ url, folder: data }))).dump;
      const restore = () => restoreBackup(scratchUrl, taken);
      const compared = await step('[2/4] Restoring and comparing', restore);
      return { workedOff: await tryOut(scratchUrl, data, logDir), compared };
    });
    rmSync(logDir, { recursive: true });
    return drilled;
  } finally {
    rmSync(data, { recursive: true, force: true });
    if (existsSync(logDir)) say(`The logs of the desk on the copy are in ${logDir}.`);
    else rmSync(folder, { recursive: true });
  }
}
