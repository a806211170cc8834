import type { Actor } from '@/contract/actor';
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
import {
  pickFields,
  wireFields,
  type Wire,
  type WireFields,
  type WirePatch,
} from '@/contract/wire';
import { ACTIONS } from '@/contract/wire-status';
import { allowedStatuses } from '@/lib/wires/allowed-statuses';
import { changeWire } from '@/db/wire-writes';

function guardOf(actor: Actor, id: string, expected: ExpectedVersions): Guard {
  requireWireId(id);
  return { actor, id, allowed: allowedStatuses('edit'), stateCode: 'wire_not_editable', expected };
}

/** Writes an edit in one statement; undefined when status or version do not allow it. */
async function write(
  { actor, id, allowed }: Guard,
  fields: WireFields,
  versions: { versions?: readonly number[] },
): Promise<Wire | undefined> {
  const eventId = newId();
  const changed = await changeWire({
    where: { id, owner: actor.user_id, statuses: allowed, ...versions },
    set: pickFields(fields),
    event: { id: eventId, type: ACTIONS.edit.event, actor: actor.user_id },
    job: { task: 'announce' },
    now: new Date().toISOString(),
  });
  if (changed)
    await announceSoon({ wire: changed.wire, event_id: eventId, type: ACTIONS.edit.event });
  return changed?.wire;
}

/**
 * Replaces the entered fields of a wire that may be edited. A pending wire keeps its processing delay.
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
 * Changes some of the entered fields: merges them into the current wire and validates the result by
 * the same rules as a replacement.
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
    const whole = { ...pickFields(wire), amount: naturalAmount(wire.amount), ...given };
    return write(guard, validate(wireFields, whole), { versions: [wire.version] });
  });
}
