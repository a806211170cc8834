import { randomBytes } from 'node:crypto';
import { withDatabase, withSession } from '@/backup/database-session';
import { UserError } from '@/scripts/user-error';

/**
 * Runs `work` with a new, empty database on the server of `url`, and drops that again whatever
 * happens.
 * @throws UserError when this user may not make databases
 */
export async function withScratchDatabase<T>(
  url: string,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `wire_drill_${randomBytes(6).toString('hex')}`;
  await withSession(url, async (sql) => {
    // template1 may have things of somebody's own in it.
    await sql`create database ${sql(name)} template template0`.catch((error: unknown) => {
      throw new UserError(
        `No scratch database could be made: ${error instanceof Error ? error.message : String(error)}. The user of DATABASE_URL needs CREATEDB.`,
      );
    });
  });
  try {
    return await work(withDatabase(url, name));
  } finally {
    await withSession(url, (sql) => sql`drop database ${sql(name)} with (force)`);
  }
}
