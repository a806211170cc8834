import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

export type RailOutcome = 'accepted' | 'rejected';

export interface RailPayment {
  outcome: RailOutcome | null;
  reason: string | null;
  submissions: number;
}

/**
 * The bank hears of a payment. An outcome once given stays; a payment heard of without an outcome
 * takes the one offered now. Gives what the bank holds afterwards.
 */
export async function recordRailPayment(
  key: string,
  outcome: RailOutcome | null,
  reason: string | null,
): Promise<RailPayment> {
  const rows = await run('rail_payments.record', (db) =>
    db.execute<RailPayment & Record<string, unknown>>(sql`
      insert into rail_payments as p (key, outcome, reason) values (${key}, ${outcome}, ${reason})
      on conflict (key) do update set
        submissions = p.submissions + 1,
        outcome = coalesce(p.outcome, excluded.outcome),
        reason = case when p.outcome is null then excluded.reason else p.reason end
      returning outcome, reason, submissions`),
  );
  const row = rows[0];
  if (!row) throw new Error('the simulated bank lost a payment');
  return { outcome: row.outcome, reason: row.reason, submissions: row.submissions };
}

/** What the bank holds under this key. */
export async function findRailPayment(key: string): Promise<RailPayment | undefined> {
  const rows = await run('rail_payments.find', (db) =>
    db.execute<RailPayment & Record<string, unknown>>(
      sql`select outcome, reason, submissions from rail_payments where key = ${key}`,
    ),
  );
  return rows[0];
}
