import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { UserError } from '@/scripts/user-error';

/** The longest time without progress. A slow payment takes four seconds, a retry somewhat longer. */
const STALLED_AFTER_MS = 60_000;
const POLL_MS = 200;

/**
 * Makes every job due, and records which payments the bank has answered and which wires wait for
 * their job. Call it before a worker starts. Returns the number of waiting wires.
 */
export async function makeJobsDue(sql: Sql): Promise<number> {
  await sql`
    create table public.drill_heard as
      select key, submissions from public.rail_payments where outcome is not null`;
  const waiting = await sql`
    create table public.drill_waiting as
      select w.id from public.wires w
      where w.status in ('pending', 'processing') and w.deleted_at is null and exists (
        select 1 from graphile_worker.jobs j where j.key like 'process_wire:' || w.id || ':%')`;
  await sql`
    select graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs), run_at := now(), attempts := 0)`;
  return waiting.count;
}

async function countJobs(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from graphile_worker.jobs where task_identifier = 'process_wire'`;
  return row?.n ?? 0;
}

/** Waits until no wire waits for its job. @throws UserError when the worker makes no progress */
export async function waitForJobs(sql: Sql): Promise<void> {
  let left = await countJobs(sql);
  for (let lastProgress = Date.now(); left > 0;) {
    if (Date.now() - lastProgress > STALLED_AFTER_MS)
      throw new UserError(
        `The worker makes no progress: ${left} jobs are left on the restored database.`,
      );
    await sleep(POLL_MS);
    const now = await countJobs(sql);
    if (now < left) lastProgress = Date.now();
    left = now;
  }
}

/**
 * Checks that no wire was paid twice, and that every waiting wire is settled: a payment that the bank
 * had answered is not submitted again, and the bank has accepted at most one attempt of a wire.
 * @throws UserError with the number of violations
 */
export async function checkSettled(sql: Sql): Promise<void> {
  const [row] = await sql<{ repeated: number; twice: number; waiting: number }[]>`
    select
      (select count(*) from public.drill_heard h join public.rail_payments p using (key)
        where p.submissions <> h.submissions)::int as repeated,
      (select count(*) from (select 1 from public.rail_payments where outcome = 'accepted'
        group by regexp_replace(key, '-\\d+$', '') having count(*) > 1) t)::int as twice,
      (select count(*) from public.drill_waiting join public.wires using (id)
        where status in ('pending', 'processing') and deleted_at is null)::int as waiting`;
  if (row?.repeated !== 0 || row.twice !== 0 || row.waiting !== 0) {
    throw new UserError(
      `After the jobs were done: payments: ${row?.repeated} submitted again, ${row?.twice} wires paid twice, ${row?.waiting} not settled.`,
    );
  }
}
