import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire } from '@/lib/wires';
import { traced } from '@/lib/trace';
import { closeDatabase } from '@/db/client';
import { countUnsettled, queueJob } from '@/db/queue';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';

const fields = { sender_name: 'Ada', recipient_name: 'Bob', amount: '5.00', currency: 'USD' };

describe('a queued job', () => {
  it('has the payload that its task declares, the request id, a key and a time', async () => {
    const runAt = '2030-01-01T00:00:00.000Z';
    const payload = { user_id: sql`u.id`, session_id: sql`u.id` };
    const job = traced({ request_id: 'request-1' }, () =>
      queueJob('announce_session', payload, [sql`u.id`, sql`7`], runAt),
    );
    const { actor } = await makeUser();
    const id = actor.user_id;
    const [queued] = await execute<{ job_id: string }>(
      sql`select ${job} as job_id from users u where u.id = ${id}`,
    );
    const rows = await execute(sql`
      select j.key, j.task_identifier as task, p.payload, j.run_at
      from graphile_worker.jobs j join graphile_worker._private_jobs p using (id)
      where j.id = ${queued?.job_id}::bigint`);
    expect(rows).toEqual([
      {
        key: `announce_session:${id}:7`,
        task: 'announce_session',
        payload: { user_id: id, session_id: id, request_id: 'request-1' },
        run_at: '2030-01-01 00:00:00+00',
      },
    ]);
  });

  it('does not compile with a payload of another task', () => {
    const id = sql`id`;
    // @ts-expect-error a session's end is announced to its user
    queueJob('announce_session', { session_id: id }, [id]);
    // @ts-expect-error a wire's job has no session
    queueJob('announce', { wire_id: id, session_id: id }, [id]);
    // @ts-expect-error there is no such task
    queueJob('announce_wire', { wire_id: id }, [id]);
  });
});

describe('the count of unsettled wires', () => {
  it('is read from its partial index', async () => {
    const { actor } = await makeUser();
    await createWire(actor, fields);
    // The planner would read a table of one page whole. A backend reports its scans when it ends.
    const [row] = await execute<{ name: string }>(sql`select current_database() as name`);
    await execute(sql`alter database ${sql.identifier(row?.name ?? '')} set enable_seqscan = off`);
    const scans = async () => {
      await closeDatabase();
      const [index] = await execute<{ scans: number }>(sql`
        select idx_scan::int as scans from pg_stat_user_indexes
        where indexrelname = 'wires_unsettled'`);
      return index?.scans ?? 0;
    };
    const before = await scans();
    expect(await countUnsettled()).toMatchObject([{ status: 'pending', wires: 1 }]);
    await until('the scan is counted', async () => (await scans()) === before + 1);
  });
});
