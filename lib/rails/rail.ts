import type { WireFields } from '@/contract/wire';

/** The part of a wire that a rail receives. The amount is a decimal string. */
export type Payment = WireFields & { reference_number: string };

export interface Rejection {
  outcome: 'rejected';
  /** Short and stable, for programs. */
  code: string;
  /** One sentence, for people. */
  reason: string;
}

export type SubmitResult = { outcome: 'accepted' } | Rejection | { outcome: 'unknown' };
export type LookupResult =
  { outcome: 'accepted' } | Rejection | { outcome: 'never_seen' } | { outcome: 'unknown' };

/**
 * A payment network. Both calls may throw when the rail cannot be reached; the payment may still
 * have been sent, so the caller must `lookup` before it submits again.
 */
export interface Rail {
  /** Submits a payment. `key` is the idempotency key of the rail, which pays each key once. */
  submit(payment: Payment, key: string): Promise<SubmitResult>;
  /** Returns the outcome of the payment that was submitted under this key. */
  lookup(key: string): Promise<LookupResult>;
}

/** The key of one attempt. A user's retry is a new attempt, a repeated job is not. */
export function railKey(referenceNumber: string, attempt: number): string {
  return `${referenceNumber}-${attempt}`;
}
