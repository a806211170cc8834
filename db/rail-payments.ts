import { sql } from 'drizzle-orm';
import { run } from '@/db/run';
import type { railPayments } from '@/db/schema';

type Row = typeof railPayments.$inferSelect;

/** What the simulated bank holds under a key. */
export type RailPayment = Pick<Row, 'outcome' | 'reason' | 'submissions'>;
export type RailOutcome = NonNullable<Row['outcome']>;

/**
 * Records that the simulated bank received a payment. An outcome that is recorded stays; a payment
 * without one takes `outcome`. Returns what the bank holds afterwards.
 */
export async function recordRailPayment(
  key: string,
  outcome: RailOutcome | null,
  reason: string | null,
): Promise<RailPayment> {
  const [payment] = await run<RailPayment>(
    'rail_payments.record',
    sql`
      insert into rail_payments as p (key, outcome, reason) values (${key}, ${outcome}, ${reason})
      on conflict (key) do update set
        submissions = p.submissions + 1,
        outcome = coalesce(p.outcome, excluded.outcome),
        reason = case when p.outcome is null then excluded.reason else p.reason end
      returning outcome, reason, submissions`,
  );
  if (!payment) throw new Error('the upsert of a rail payment returned no row');
  return payment;
}

/** What the simulated bank holds under this key. */
export async function findRailPayment(key: string): Promise<RailPayment | undefined> {
  const [payment] = await run<RailPayment>(
    'rail_payments.find',
    sql`select outcome, reason, submissions from rail_payments where key = ${key}`,
  );
  return payment;
}
