import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { migrate } from '@/db/migrate';
import { dropCopy, emptyDatabase } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';

const { postgresUrl } = testServices();

describe('migrations', () => {
  it('can be started five times at once, and again when there is nothing to do', async () => {
    const url = await emptyDatabase(postgresUrl);
    try {
      await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
      await migrate(url);
      const sql = postgres(url, { max: 1 });
      const tables = await sql<{ name: string }[]>`
        select table_name as name from information_schema.tables
        where table_schema = 'public' order by 1`;
      await sql.end();
      expect(tables.map(({ name }) => name)).toEqual([
        'idempotency_keys',
        'rail_payments',
        'refresh_tokens',
        'sessions',
        'users',
        'wire_events',
        'wires',
        'workers',
      ]);
    } finally {
      await dropCopy(postgresUrl, url);
    }
  });
});
