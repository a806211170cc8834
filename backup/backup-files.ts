import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Contents } from '@/backup/read-contents';
import { UserError } from '@/scripts/user-error';

/** The files of one backup: the dump, the list of its contents, and the checksums of both. */
export interface BackupFiles {
  dump: string;
  contents: string;
  checksums: string;
}

/** The files of the backup with this dump. @throws UserError when the name does not end in .dump */
export function filesOf(dump: string): BackupFiles {
  if (!dump.endsWith('.dump'))
    throw new UserError(`${dump} is not a backup: the name of one ends in .dump`);
  const stem = dump.slice(0, -'.dump'.length);
  return { dump, contents: `${stem}.contents.json`, checksums: `${dump}.sha256` };
}

/** The name of a backup starts with that of its database, and sorts by time. */
const stemOf = (database: string) => database.replace(/[^\w.-]/g, '_');
const stampOf = (now: Date) => now.toISOString().replace(/[-:]|\.\d+/g, '');

/** The files of a new backup of this database. @throws UserError when they exist */
export function newFiles(folder: string, database: string, now: Date): BackupFiles {
  const dump = join(resolve(folder), `${stemOf(database)}-${stampOf(now)}.dump`);
  if (existsSync(dump)) throw new UserError(`${dump} exists already. Try again in a second.`);
  return filesOf(dump);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Flushes a file to the disk: only then is it a backup. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function write(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.partial`, 'w', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(`${path}.partial`, path);
}

/** Completes a backup whose dump is in `partial`. The dump is renamed last, when all files are complete. */
export async function completeBackup(
  files: BackupFiles,
  partial: string,
  contents: Contents,
): Promise<void> {
  await flush(partial);
  await write(files.contents, JSON.stringify(contents, null, 1));
  // The format of sha256sum, which every machine can check.
  const sums = [
    `${await sha256(partial)}  ${basename(files.dump)}`,
    `${await sha256(files.contents)}  ${basename(files.contents)}`,
  ];
  await write(files.checksums, `${sums.join('\n')}\n`);
  await rename(partial, files.dump);
  await flush(dirname(files.dump));
}

/** @throws UserError when a file of the backup is missing, or its checksum differs */
export async function verifyBackup(files: BackupFiles): Promise<void> {
  for (const path of [files.dump, files.checksums]) {
    if (!existsSync(path)) throw new UserError(`There is no ${path}. A backup needs it.`);
  }
  const lines = readFileSync(files.checksums, 'utf8').trim().split('\n');
  const sums = new Map(lines.map((line) => [basename(line.slice(66)), line.slice(0, 64)]));
  if (!sums.has(basename(files.dump)))
    throw new UserError(`${files.checksums} does not name ${basename(files.dump)}.`);
  for (const [name, sum] of sums) {
    const path = join(dirname(files.dump), name);
    if (!existsSync(path) || (await sha256(path)) !== sum) {
      throw new UserError(
        `${path} is not as it was written: its checksum differs. Take another copy or an older backup.`,
      );
    }
  }
}

/** The contents of the database at the time of the dump; undefined for a dump of another tool. */
export function contentsOf(files: BackupFiles): Contents | undefined {
  if (!existsSync(files.contents)) return undefined;
  return JSON.parse(readFileSync(files.contents, 'utf8')) as Contents;
}

/** Removes all but the newest `keep` backups of this database. Returns how many it removed. */
export async function removeOld(folder: string, database: string, keep: number): Promise<number> {
  const stem = stemOf(database);
  const old = readdirSync(folder)
    .filter(
      (name) =>
        name.startsWith(`${stem}-`) && /^\d{8}T\d{6}Z\.dump$/.test(name.slice(stem.length + 1)),
    )
    .sort()
    .slice(0, -keep);
  for (const name of old) {
    // The dump is removed first, so that an interrupted removal leaves no file named like a backup.
    const { dump, contents, checksums } = filesOf(join(folder, name));
    for (const path of [dump, contents, checksums]) await rm(path, { force: true });
  }
  return old.length;
}
