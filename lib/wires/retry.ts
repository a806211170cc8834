import type { Actor } from '@/contract/actor';
import { newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { changeOrExplain, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { requireWireId } from '@/lib/wires/read';
import type { Wire } from '@/contract/wire';
import { ACTIONS } from '@/contract/wire-status';
import { allowedStatuses } from '@/lib/wires/allowed-statuses';
import { changeWire } from '@/db/wire-writes';

/**
 * Queues a failed wire for a new attempt. The worker first looks up every earlier attempt at the
 * rail, so that no payment is sent twice.
 * @throws AppError not_found, wire_not_retryable, version_mismatch
 */
export async function retryWire(
  actor: Actor,
  id: string,
  expected?: ExpectedVersions,
): Promise<Wire> {
  requireWireId(id);
  const { from, to, event } = ACTIONS.retry;
  const allowed = allowedStatuses('retry');
  const guard = {
    actor,
    id,
    allowed,
    stateCode: 'wire_not_retryable',
    expected,
  } as const;
  const eventId = newId();
  const { wire } = await changeOrExplain(guard, () =>
    changeWire({
      where: { id, owner: actor.user_id, statuses: allowed, ...versionsOf(expected) },
      set: { status: to, failure_code: null, failure_reason: null },
      newAttempt: true,
      event: { id: eventId, type: event, from: from[0], actor: actor.user_id },
      job: { task: 'process_wire', oncePerVersion: true },
      now: new Date().toISOString(),
    }),
  );
  await announceSoon({ wire, event_id: eventId, type: event });
  return wire;
}
