import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** Asks the database for nothing. @throws AppError service_unavailable */
export async function pingDatabase(): Promise<void> {
  await run('ping', (db) => db.execute(sql`select 1`));
}
