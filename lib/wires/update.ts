import type { Actor } from '@/contract/actor';
import { isEnabled } from '@/lib/features';
import { newId } from '@/lib/ids';
import { naturalAmount } from '@/contract/money';
import { validate } from '@/lib/validate';
import { announceSoon } from '@/lib/wires/announce';
import {
  changeOrExplain,
  versionsOf,
  type ExpectedVersions,
  type Guard,
} from '@/lib/wires/conflict';
import { getWire, requireWireId } from '@/lib/wires/read';
import { wireFields, type Wire, type WireFields, type WirePatch } from '@/contract/wire';
import { EDITABLE, EDITABLE_STABLE } from '@/contract/wire-status';
import { changeWire } from '@/db/wire-writes';

function guardOf(actor: Actor, id: string, expected: ExpectedVersions): Guard {
  requireWireId(id);
  const allowed = isEnabled('edit_failed_wires') ? EDITABLE : EDITABLE_STABLE;
  return { actor, id, allowed, stateCode: 'wire_not_editable', expected };
}

/** The one write of an edit; undefined when the wire is not in the state that it needs. */
async function write(
  { actor, id, allowed }: Guard,
  fields: WireFields,
  versions: { versions?: readonly number[] },
): Promise<Wire | undefined> {
  const { sender_name, recipient_name, amount, currency } = fields;
  const eventId = newId();
  const changed = await changeWire({
    where: { id, owner: actor.user_id, statuses: allowed, ...versions },
    set: { sender_name, recipient_name, amount, currency },
    event: { id: eventId, type: 'edited', actor: actor.user_id },
    job: { task: 'announce' },
    now: new Date().toISOString(),
  });
  if (changed) await announceSoon({ wire: changed.wire, event_id: eventId, type: 'edited' });
  return changed?.wire;
}

/**
 * Replaces the four fields of a wire that may be edited. A pending wire keeps its wait.
 * @throws AppError not_found, wire_not_editable, version_mismatch
 */
export async function updateWire(
  actor: Actor,
  id: string,
  fields: WireFields,
  expected?: ExpectedVersions,
): Promise<Wire> {
  const guard = guardOf(actor, id, expected);
  return changeOrExplain(guard, () => write(guard, fields, versionsOf(expected)));
}

/**
 * Changes some of the four fields: merges them into the wire as it is, and holds the whole to the
 * same rules as a replacement.
 * @throws AppError not_found, wire_not_editable, version_mismatch, validation_failed
 */
export async function patchWire(
  actor: Actor,
  id: string,
  patch: WirePatch,
  expected?: ExpectedVersions,
): Promise<Wire> {
  const guard = guardOf(actor, id, expected);
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  );
  return changeOrExplain(guard, async () => {
    const wire = await getWire(actor, id);
    const wanted = expected === undefined || expected === '*' || expected.includes(wire.version);
    if (!wanted || !guard.allowed.includes(wire.status)) return undefined;
    if (Object.keys(given).length === 0) return wire;
    const { sender_name, recipient_name, amount, currency } = wire;
    const whole = {
      sender_name,
      recipient_name,
      amount: naturalAmount(amount),
      currency,
      ...given,
    };
    return write(guard, validate(wireFields, whole), { versions: [wire.version] });
  });
}
