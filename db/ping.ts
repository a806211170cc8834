import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

/** Makes one round trip to the database. @throws AppError service_unavailable */
export async function pingDatabase(): Promise<void> {
  await run('ping', sql`select 1`);
}
