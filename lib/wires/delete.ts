import type { Actor } from '@/contract/actor';
import { newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { changeOrExplain, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { requireWireId } from '@/lib/wires/read';
import { ACTIONS } from '@/contract/wire-status';
import { allowedStatuses } from '@/lib/wires/allowed-statuses';
import { changeWire } from '@/db/wire-writes';

/**
 * Deletes a wire in a status that allows it. The row and its history stay in the database; every
 * read answers not_found from then on, and its job ends without an effect.
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
