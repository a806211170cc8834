import type { Sql } from 'postgres';
import { differences } from '@/backup/differences';
import { readContents } from '@/backup/read-contents';
import { contentsOf, filesOf, verifyBackup } from '@/backup/backup-files';
import { databaseName, serverMajor, withSession } from '@/backup/database-session';
import { runTool } from '@/backup/run-tool';
import { postgresTools } from '@/scripts/services/postgres-programs';
import { UserError } from '@/scripts/user-error';

const MAX_SHOWN = 20;

async function requireEmpty(sql: Sql, database: string): Promise<void> {
  const [row] = await sql<{ things: number }[]>`
    with ours as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    )
    select (select count(*) from ours where nspname <> 'public')::int
         + (select count(*) from pg_class join ours on ours.oid = relnamespace)::int
         + (select count(*) from pg_proc join ours on ours.oid = pronamespace)::int
         + (select count(*) from pg_type join ours on ours.oid = typnamespace)::int as things`;
  if (row?.things !== 0) {
    throw new UserError(
      `The database ${database} is not empty, so nothing was restored. Make an empty one and name it in DATABASE_URL.`,
    );
  }
}

/** Unlocks all jobs: the workers that had locked them do not run on the restored database. */
async function releaseJobs(sql: Sql): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs where locked_by is not null))`;
}

/**
 * Restores a backup into the empty database at `url`, in one transaction, and compares the result
 * with the backup's list of its contents. Returns false when the backup has no such list.
 * @throws UserError that names every difference, or the reason why nothing was restored
 */
export async function restoreBackup(url: string, dump: string): Promise<boolean> {
  const files = filesOf(dump);
  await verifyBackup(files);
  const database = databaseName(url);
  return withSession(url, async (sql) => {
    await requireEmpty(sql, database);
    const tools = postgresTools(await serverMajor(sql));
    await runTool(tools, 'pg_restore', url, [
      '--single-transaction',
      '--exit-on-error',
      '--no-owner',
      '--no-privileges',
      `--dbname=${database}`,
      files.dump,
    ]);
    const wanted = contentsOf(files);
    const found = wanted && differences(wanted, await readContents(sql));
    if (found && found.length > 0) {
      const more = found.length > MAX_SHOWN ? `\n  and ${found.length - MAX_SHOWN} more` : '';
      throw new UserError(
        `The restored database is not what was dumped; do not use it:\n  ${found.slice(0, MAX_SHOWN).join('\n  ')}${more}`,
      );
    }
    await releaseJobs(sql);
    await sql`analyze`;
    return wanted !== undefined;
  });
}
