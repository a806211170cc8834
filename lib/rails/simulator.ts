import { setTimeout as sleep } from 'node:timers/promises';
import { findRailPayment, recordRailPayment, type RailOutcome } from '@/db/rail-payments';
import { env } from '@/lib/env';
import type { LookupResult, Payment, Rail, SubmitResult } from '@/lib/rails/rail';

const SLOW_FACTOR = 4;
const SLOW_AT_LEAST_MS = 4_000;
const REJECTION_CODE = 'rejected_by_rail';

type Behaviour = 'rejects' | 'rejects_once' | 'unreachable_once' | 'loses_answer' | 'slow';

/** Recipient names, in any case, that select a behaviour of the simulated rail. */
export const MAGIC_RECIPIENTS: Readonly<Record<string, Behaviour>> = {
  'rejected recipient': 'rejects',
  'rejected once': 'rejects_once',
  'unreachable once': 'unreachable_once',
  'lost answer': 'loses_answer',
  'slow recipient': 'slow',
};

function decide(behaviour: Behaviour | undefined, key: string): [RailOutcome, string | null] {
  const firstAttempt = key.endsWith('-1');
  if (behaviour === 'rejects' || (behaviour === 'rejects_once' && firstAttempt)) {
    return ['rejected', 'The beneficiary bank refused the payment.'];
  }
  return ['accepted', null];
}

function answer(outcome: RailOutcome, reason: string | null) {
  if (outcome === 'accepted') return { outcome } as const;
  return { outcome, code: REJECTION_CODE, reason: reason ?? 'Rejected by the rail.' } as const;
}

async function submit(payment: Payment, key: string): Promise<SubmitResult> {
  const behaviour = MAGIC_RECIPIENTS[payment.recipient_name.toLowerCase()];
  const latencyMs = env().RAIL_LATENCY_MS;
  await sleep(
    behaviour === 'slow' ? Math.max(latencyMs * SLOW_FACTOR, SLOW_AT_LEAST_MS) : latencyMs,
  );
  if (behaviour === 'unreachable_once' && (await findRailPayment(key)) === undefined) {
    await recordRailPayment(key, null, null);
    throw new Error('the simulated rail cannot be reached');
  }
  const held = await recordRailPayment(key, ...decide(behaviour, key));
  if (behaviour === 'loses_answer' && held.submissions === 1) return { outcome: 'unknown' };
  return held.outcome === null ? { outcome: 'unknown' } : answer(held.outcome, held.reason);
}

async function lookup(key: string): Promise<LookupResult> {
  const payment = await findRailPayment(key);
  if (payment === undefined || payment.outcome === null) return { outcome: 'never_seen' };
  return answer(payment.outcome, payment.reason);
}

/**
 * A simulated bank that moves no money and is connected to no payment network. It records payments
 * in the table `rail_payments` and answers after `RAIL_LATENCY_MS` milliseconds.
 */
export const simulator: Rail = { submit, lookup };
