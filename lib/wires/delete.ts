import type { Actor } from '@/contract/actor';
import { newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { changeOrExplain, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { requireWireId } from '@/lib/wires/read';
import { ACTIONS } from '@/contract/wire-status';
import { allowedStatuses } from '@/lib/wires/allowed-statuses';
import { changeWire } from '@/db/wire-writes';

/**
 * Deletes a wire that is pending or failed. Its history stays; it answers 404 from then on, and
 * its job finds nothing to do.
 * @throws AppError not_found, wire_not_deletable, version_mismatch
 */
export async function deleteWire(
  actor: Actor,
  id: string,
  expected?: ExpectedVersions,
): Promise<void> {
  requireWireId(id);
  const allowed = allowedStatuses('delete');
  const guard = {
    actor,
    id,
    allowed,
    stateCode: 'wire_not_deletable',
    expected,
  } as const;
  const eventId = newId();
  const { wire } = await changeOrExplain(guard, () => {
    const now = new Date().toISOString();
    return changeWire({
      where: { id, owner: actor.user_id, statuses: allowed, ...versionsOf(expected) },
      set: { deleted_at: now },
      event: { id: eventId, type: ACTIONS.delete.event, actor: actor.user_id },
      job: { task: 'announce' },
      now,
    });
  });
  await announceSoon({ wire, event_id: eventId, type: ACTIONS.delete.event });
}
