import { randomBytes } from 'node:crypto';
import { withDatabase, withSession } from '@/backup/database-session';
import { UserError } from '@/scripts/user-error';

/**
 * Runs `work` with a new, empty database on the server of `url`, and drops that database afterwards,
 * also when `work` fails.
 * @throws UserError when the user of `url` may not create databases
 */
export async function withScratchDatabase<T>(
  url: string,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const name = `wire_drill_${randomBytes(6).toString('hex')}`;
  await withSession(url, async (sql) => {
    // template1 may contain objects that an administrator added.
    await sql`create database ${sql(name)} template template0`.catch((error: unknown) => {
      throw new UserError(
        `The scratch database could not be created: ${error instanceof Error ? error.message : String(error)}. The user of DATABASE_URL needs CREATEDB.`,
      );
    });
  });
  try {
    return await work(withDatabase(url, name));
  } finally {
    await withSession(url, (sql) => sql`drop database ${sql(name)} with (force)`);
  }
}
