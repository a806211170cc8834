import type { Wire, WireFields } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';
import { until } from '@/tests/helpers/wait';

/** Valid entered fields of a wire, as they are after validation; `over` replaces some of them. */
export function wireFields(over: Partial<WireFields> = {}): WireFields {
  return {
    sender_name: 'Ada',
    recipient_name: 'Bob',
    amount: '5.00',
    currency: 'USD',
    ...over,
  };
}

/** The statuses in which the worker has finished with a wire. */
const PROCESSED: readonly WireStatus[] = ['completed', 'failed'];

/**
 * Reads a wire until it is in one of `statuses` (default: the worker has finished with it).
 * Returns the wire as it then is; throws after `timeoutMs`.
 */
export async function settled(
  read: () => Promise<Wire>,
  statuses = PROCESSED,
  timeoutMs?: number,
): Promise<Wire> {
  return until(
    `the wire is ${statuses.join(' or ')}`,
    async () => {
      const wire = await read();
      return statuses.includes(wire.status) && wire;
    },
    timeoutMs,
  );
}
