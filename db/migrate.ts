import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations as applyWorkerMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { databaseUrl } from '@/lib/env';

/** The key of an advisory lock that no other program in this database uses. */
const MIGRATION_LOCK = 7_307_120_261;

/**
 * Migrates the database at `url` to the newest schema of the application and of the job queue.
 * Safe to start several times at once (the others wait for an advisory lock) and when there is
 * nothing to do.
 * @param folder the SQL files
 */
export async function migrate(url: string, folder = resolve('drizzle')): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyWorkerMigrations({ connectionString: url });
    await applyMigrations(drizzle({ client: sql }), { migrationsFolder: folder });
  } finally {
    // The end of the session releases the lock, also after an error.
    await sql.end({ timeout: 5 });
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await migrate(databaseUrl());
  process.stdout.write('The database is up to date. Next: start the application.\n');
}
