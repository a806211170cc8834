import { mkdirSync, writeFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readContents, readSequences } from '@/backup/read-contents';
import { completeBackup, newFiles, removeOld } from '@/backup/backup-files';
import { databaseName, serverMajor, withSession } from '@/backup/database-session';
import { runTool } from '@/backup/run-tool';
import { postgresTools } from '@/scripts/services/postgres-programs';
import { UserError } from '@/scripts/user-error';

/** A backup fails when a migration holds its locks for longer. */
const LOCK_WAIT_MS = 60_000;

export interface BackupOptions {
  /** The connection string of the database, which may be in use. */
  url: string;
  /** The folder of the files. */
  folder: string;
  /** How many backups of this database to keep; absent means all. */
  keep?: number;
  now?: Date;
}

export interface Backup {
  dump: string;
  bytes: number;
  /** The number of tables in the dump. */
  tables: number;
  /** The number of older backups that were removed. */
  removed: number;
}

/**
 * Dumps a database and writes the list of its contents, both from one snapshot. A file that is named
 * like a backup is complete.
 * @throws UserError that says why there is no backup
 */
export async function takeBackup(options: BackupOptions): Promise<Backup> {
  const { url, keep, now = new Date() } = options;
  const folder = resolve(options.folder);
  const database = databaseName(url);
  const files = newFiles(folder, database, now);
  const partial = `${files.dump}.${process.pid}.partial`;
  return withSession(url, async (sql) => {
    const tools = postgresTools(await serverMajor(sql));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // This read-only transaction exports the snapshot that pg_dump uses. When the connection breaks,
    // the snapshot is lost and pg_dump fails.
    await sql`begin isolation level repeatable read, read only`;
    const [exported] = await sql<{ id: string }[]>`select pg_export_snapshot() as id`;
    const contents = await readContents(sql);
    if (!('public.wires' in contents.tables))
      throw new UserError(`The database ${database} has no wires. Check DATABASE_URL.`);
    try {
      writeFileSync(partial, '', { mode: 0o600 });
      await runTool(tools, 'pg_dump', url, [
        '--format=custom',
        `--snapshot=${exported?.id}`,
        `--lock-wait-timeout=${LOCK_WAIT_MS}`,
        `--file=${partial}`,
      ]);
      for (const [name, next] of Object.entries(await readSequences(sql))) {
        const range = contents.sequences[name];
        if (range) range[1] = next;
      }
      await completeBackup(files, partial, contents);
    } finally {
      await rm(partial, { force: true });
    }
    const removed = keep === undefined ? 0 : await removeOld(folder, database, keep);
    const { size: bytes } = await stat(files.dump);
    return { dump: files.dump, bytes, tables: Object.keys(contents.tables).length, removed };
  });
}
