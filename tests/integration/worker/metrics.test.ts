import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createWire } from '@/lib/wires';
import '@/worker/metrics';
import { execute } from '@/tests/helpers/execute';
import { Figures } from '@/tests/helpers/figures';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

/** Queues a `prune` job: no wire queues one, so the test controls their number. */
async function queue(secondsAgo: number, change = sql`null`): Promise<void> {
  const key = `test:${String(Math.random())}`;
  await execute(
    sql`select enqueue_job('prune', '{}', ${key}, now() - make_interval(secs => ${secondsAgo}))`,
  );
  await execute(sql`update graphile_worker._private_jobs set ${change} where key = ${key}`);
}

it('counts jobs and unsettled wires exactly, with at most one read in ten seconds', async () => {
  const { actor } = await makeUser();
  const ids = [];
  for (let i = 0; i < 4; i += 1) ids.push((await createWire(actor, wireFields())).wire.id);
  const [first = '', second = '', third = ''] = ids;
  const move = (id: string, status: string, ago: number) =>
    execute(sql`update wires set status = ${status}::wire_status, version = version + 1,
      updated_at = now() - make_interval(secs => ${ago}) where id = ${id}`);
  await move(first, 'processing', 300);
  await move(second, 'processing', 10);
  await move(second, 'completed', 10);
  await move(third, 'processing', 10);
  await move(third, 'failed', 10);
  const untouched = sql`attempts = 0`;
  await queue(100, untouched);
  await queue(50, untouched);
  await queue(-1_000, untouched);
  await queue(2_000, sql`locked_at = now() - interval '600 seconds', locked_by = 'a worker'`);
  await queue(3_000, sql`attempts = max_attempts, last_error = 'OutcomeUnknown'`);

  const figures = await Figures.here();
  const jobs = (task: string, state: string) => figures.get('desk_job_queue', { task, state });
  const oldest = (state: string) =>
    figures.get('desk_job_queue_oldest_seconds', { task: 'prune', state }) ?? 0;
  expect(['due', 'later', 'running', 'given_up'].map((s) => jobs('prune', s))).toEqual([
    2, 1, 1, 1,
  ]);
  expect(jobs('process_wire', 'due')).toBe(4);
  expect(jobs('announce', 'due')).toBe(0);
  expect(Math.floor(oldest('due') / 100)).toBe(1);
  expect(Math.floor(oldest('running') / 600)).toBe(1);
  expect(oldest('later')).toBe(0);
  const wires = ['pending', 'processing', 'failed', 'completed'].map((status) =>
    figures.get('desk_wires', { status }),
  );
  expect(wires).toEqual([1, 1, 1, undefined]);
  const still = figures.get('desk_wires_oldest_seconds', { status: 'processing' }) ?? 0;
  expect(Math.floor(still / 300)).toBe(1);
  expect(figures.get('desk_wires_outcome_unknown')).toBe(1);

  await queue(100, untouched);
  const again = await Figures.here();
  expect(again.get('desk_job_queue', { task: 'prune', state: 'due' })).toBe(2);
});
