import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations as applyWorkerMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { databaseUrl } from '@/lib/env';

/** Any number no other program in this database uses as an advisory lock. */
const MIGRATION_LOCK = 7_307_120_261;

/**
 * Brings the database at `url` to the newest schema: ours, and the job queue's.
 * Safe when several start at once (an advisory lock lets one work and the others wait) and when
 * there is nothing to do. `folder` holds the SQL files.
 */
export async function migrate(url: string, folder = resolve('drizzle')): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyWorkerMigrations({ connectionString: url });
    await applyMigrations(drizzle({ client: sql }), { migrationsFolder: folder });
  } finally {
    // Ending the session releases the lock, whatever happened.
    await sql.end({ timeout: 5 });
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await migrate(databaseUrl());
  process.stdout.write('The database is up to date. Next: start the application.\n');
}
