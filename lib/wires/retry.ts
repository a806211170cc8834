import type { Actor } from '@/contract/actor';
import { newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { changeOrExplain, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { requireWireId } from '@/lib/wires/read';
import type { Wire } from '@/contract/wire';
import { RETRYABLE } from '@/contract/wire-status';
import { changeWire } from '@/db/wire-writes';

/**
 * Sends a failed wire again, as a new attempt. The worker asks the rail about every earlier attempt
 * first, so that none is paid twice.
 * @throws AppError not_found, wire_not_retryable, version_mismatch
 */
export async function retryWire(
  actor: Actor,
  id: string,
  expected?: ExpectedVersions,
): Promise<Wire> {
  requireWireId(id);
  const guard = {
    actor,
    id,
    allowed: RETRYABLE,
    stateCode: 'wire_not_retryable',
    expected,
  } as const;
  const eventId = newId();
  const { wire } = await changeOrExplain(guard, () =>
    changeWire({
      where: { id, owner: actor.user_id, statuses: RETRYABLE, ...versionsOf(expected) },
      set: { status: 'pending', failure_code: null, failure_reason: null },
      newAttempt: true,
      event: { id: eventId, type: 'retried', from: 'failed', actor: actor.user_id },
      job: { task: 'process_wire', oncePerVersion: true },
      now: new Date().toISOString(),
    }),
  );
  await announceSoon({ wire, event_id: eventId, type: 'retried' });
  return wire;
}
