import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createWire } from '@/lib/wires';
import { database } from '@/db/client';
import { beat } from '@/db/workers';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';

const WIRES = 60;
const KILLS = 3;
const SILENCE_S = 20;

let worker: ChildProcess | undefined;
afterAll(() => worker?.kill('SIGKILL'));

/** A worker of its own process, from the sources, on the database of this test. */
function spawnWorker(): void {
  worker = spawn(process.execPath, ['--import', 'tsx', 'worker/index.ts'], {
    stdio: 'ignore',
    env: { ...process.env, RAIL_LATENCY_MS: '400', METRICS_PORT: '0', LOG_LEVEL: 'silent' },
  });
}

async function kill(): Promise<void> {
  if (!worker) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

async function count(condition: ReturnType<typeof sql>): Promise<number> {
  const rows = await database().execute<{ n: number }>(
    sql`select count(*)::int as n from graphile_worker.jobs j where ${condition}`,
  );
  return rows[0]?.n ?? 0;
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await database().execute<{ status: string; n: number }>(
    sql`select status, count(*)::int as n from wires group by status`,
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

it('the jobs of killed workers are taken over, and every payment is made once', async () => {
  const { actor } = await makeUser();
  const fields = { sender_name: 'Ada', recipient_name: 'Bob', amount: '5.00', currency: 'USD' };
  for (let i = 0; i < WIRES; i += 1) await createWire(actor, fields);
  for (let i = 0; i < KILLS; i += 1) {
    spawnWorker();
    await until(
      'the worker has jobs in hand that nobody had',
      async () => (await count(sql`j.locked_at > now() - interval '300 ms'`)) > 0,
      20_000,
    );
    await kill();
    expect(await count(sql`j.locked_by is not null`)).toBeGreaterThan(0);
  }
  spawnWorker();
  await until(
    'all wires are completed',
    async () => (await statuses())['completed'] === WIRES,
    60_000,
  );
  const rows = await database().execute<{ payments: number; accepted: number }>(sql`
    select count(*)::int as payments, count(*) filter (where outcome = 'accepted')::int as accepted
    from rail_payments`);
  expect(rows).toEqual([{ payments: WIRES, accepted: WIRES }]);
  await kill();
}, 120_000);

it('takes nothing from a worker that was heard of, nor from one that has only begun', async () => {
  const db = database();
  await db.execute(sql`select graphile_worker.add_job('prune', '{}', job_key := 'killed:' || i)
                       from generate_series(1, 3) i`);
  const lock = (key: string, name: string, ago: string) =>
    db.execute(sql`
      update graphile_worker._private_jobs
      set locked_by = ${name}, locked_at = now() - ${ago}::interval where key = ${key}`);
  await lock('killed:1', 'living', '1 minute');
  await lock('killed:2', 'silent', '1 minute');
  await lock('killed:3', 'silent', '5 seconds');
  await db.execute(sql`insert into workers (id, names, seen_at) values
    (${newId()}, '{living}', now() - interval '15 seconds'),
    (${newId()}, '{silent}', now() - interval '25 seconds')`);
  const self = { id: newId(), names: ['self'] };
  await lock('killed:3', 'self', '1 minute');
  expect(await beat(self, SILENCE_S)).toEqual(['silent']);
  const held = await db.execute<{ key: string; locked_by: string | null }>(
    sql`select key, locked_by from graphile_worker.jobs where key like 'killed:%' order by key`,
  );
  expect(held.map(({ locked_by }) => locked_by)).toEqual(['living', null, 'self']);
  expect(await beat(self, SILENCE_S)).toEqual([]);
});
