import type { Actor } from '@/lib/actor';
import { isId, newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { explainConflict, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { noSuchWire } from '@/lib/wires/read';
import type { Wire, WireFields } from '@/lib/wires/schema';
import { EDITABLE } from '@/lib/wires/status';
import { changeWire } from '@/db/wire-writes';

/**
 * Replaces the four fields of a wire that is pending or failed. A pending wire keeps its wait.
 * @throws AppError not_found, wire_not_editable, version_mismatch
 */
export async function updateWire(
  actor: Actor,
  id: string,
  fields: WireFields,
  expected?: ExpectedVersions,
): Promise<Wire> {
  if (!isId(id)) throw noSuchWire();
  const { sender_name, recipient_name, amount, currency } = fields;
  const eventId = newId();
  const changed = await changeWire({
    where: { id, owner: actor.user_id, statuses: EDITABLE, ...versionsOf(expected) },
    set: { sender_name, recipient_name, amount, currency },
    event: { id: eventId, type: 'edited', actor: actor.user_id },
    job: { task: 'announce' },
    now: new Date().toISOString(),
  });
  if (!changed) throw await explainConflict(actor, id, EDITABLE, 'wire_not_editable');
  await announceSoon({ wire: changed.wire, event_id: eventId, type: 'edited' });
  return changed.wire;
}
