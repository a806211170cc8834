import { databaseUrl } from '@/lib/env';
import { readArguments } from '@/backup/read-arguments';
import { takeBackup } from '@/backup/take-backup';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const USAGE = 'npm run backup -- --to FOLDER [--keep NUMBER]';

await runScript(async () => {
  const options = { to: { type: 'string' }, keep: { type: 'string' } } as const;
  const { to, keep } = readArguments({ options }, USAGE).values;
  if (to === undefined) throw new UserError(`Name a folder: ${USAGE}`);
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw new UserError(`--keep must be a whole number from 1: ${USAGE}`);
  const url = databaseUrl();
  const { dump, bytes, tables, removed } = await step('Backing up', () =>
    takeBackup({ url, folder: to, ...(keep !== undefined && { keep: Number(keep) }) }),
  );
  const size = (bytes / 1024 / 1024).toFixed(1);
  say(`${tables} tables, ${size} MiB; ${removed} older backups were removed.`);
  say(`Backed up to ${dump}. Copy it off this host with the two files beside it.`);
});
