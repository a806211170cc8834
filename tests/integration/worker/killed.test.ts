import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { createWire } from '@/lib/wires';
import { beat } from '@/db/workers';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

const WIRES = 60;
const KILLS = 3;
const SILENCE_S = 20;

let worker: ChildProcess | undefined;
afterAll(() => worker?.kill('SIGKILL'));

/** Starts a worker as a process of its own, from the sources, on the database of this test. */
function spawnWorker(railLatencyMs = '400'): void {
  worker = spawn(process.execPath, ['--import', 'tsx', 'worker/index.ts'], {
    stdio: 'ignore',
    env: { ...process.env, RAIL_LATENCY_MS: railLatencyMs, METRICS_PORT: '0', LOG_LEVEL: 'silent' },
  });
}

async function kill(): Promise<void> {
  if (!worker) return;
  const exited = once(worker, 'exit');
  worker.kill('SIGKILL');
  await exited;
}

async function count(condition: ReturnType<typeof sql>): Promise<number> {
  const rows = await execute<{ n: number }>(
    sql`select count(*)::int as n from graphile_worker.jobs j where ${condition}`,
  );
  return rows[0]?.n ?? 0;
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await execute<{ status: string; n: number }>(
    sql`select status, count(*)::int as n from wires group by status`,
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

it('jobs of killed workers are run by another worker, and every payment is made once', async () => {
  const { actor } = await makeUser();
  for (let i = 0; i < WIRES; i += 1) await createWire(actor, wireFields());
  for (let i = 0; i < KILLS; i += 1) {
    spawnWorker();
    await until(
      'the worker has just locked jobs',
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
  const rows = await execute<{ payments: number; accepted: number }>(sql`
    select count(*)::int as payments, count(*) filter (where outcome = 'accepted')::int as accepted
    from rail_payments`);
  expect(rows).toEqual([{ payments: WIRES, accepted: WIRES }]);
  await kill();
}, 120_000);

it('a long job of a live worker stays locked', async () => {
  const { actor } = await makeUser();
  await createWire(actor, { ...wireFields(), recipient_name: 'Slow Recipient' });
  // A slow recipient takes four times the latency: ten seconds.
  spawnWorker('2500');
  const held = () => count(sql`j.locked_at < now() - interval '6 seconds'`);
  await beat('other', 4);
  await until('the job is locked for 6 seconds', async () => (await held()) === 1, 30_000);
  await beat('other', 6);
  expect(await beat('other', 6)).toEqual([]);
  expect(await held()).toBe(1);
  await kill();
}, 60_000);

it('a worker unlocks the jobs of dead workers, unless its own last heartbeat is late', async () => {
  await execute(sql`delete from workers`);
  await execute(sql`select graphile_worker.add_job('prune', '{}', job_key := 'killed:' || i)
                       from generate_series(1, 4) i`);
  const lock = (key: string, name: string, ago: string) =>
    execute(sql`
      update graphile_worker._private_jobs
      set locked_by = ${name}, locked_at = now() - ${ago}::interval where key = ${key}`);
  await lock('killed:1', 'living', '1 minute');
  await lock('killed:2', 'silent', '1 minute');
  await lock('killed:3', 'begun', '5 seconds');
  await lock('killed:4', 'self', '1 minute');
  await execute(sql`insert into workers (id, seen_at) values
    ('living', now() - interval '15 seconds'), ('silent', now() - interval '25 seconds'),
    ('self', now() - interval '25 seconds')`);
  expect(await beat('self', SILENCE_S)).toEqual([]);
  expect(await beat('self', SILENCE_S)).toContain('silent');
  const held = await execute<{ locked_by: string | null }>(
    sql`select locked_by from graphile_worker.jobs where key like 'killed:%' order by key`,
  );
  expect(held.map(({ locked_by }) => locked_by)).toEqual(['living', null, 'begun', 'self']);
  expect(await beat('self', SILENCE_S)).toEqual([]);
});
