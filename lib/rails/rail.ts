/** What a rail needs to know of a wire. Money as a decimal string. */
export interface Payment {
  reference_number: string;
  sender_name: string;
  recipient_name: string;
  amount: string;
  currency: string;
}

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
 * A payment network, seen from here. Both calls may throw when the rail cannot be reached at all;
 * then nothing is known to have been sent, and the caller must `lookup` before it submits again.
 */
export interface Rail {
  /** Sends a payment. `key` is the rail's own idempotency key: the same key is paid once. */
  submit(payment: Payment, key: string): Promise<SubmitResult>;
  /** What became of the payment sent under this key. */
  lookup(key: string): Promise<LookupResult>;
}

/** The key of one attempt: a user's retry is a new one, a repeated job is not. */
export function railKey(referenceNumber: string, attempt: number): string {
  return `${referenceNumber}-${attempt}`;
}
