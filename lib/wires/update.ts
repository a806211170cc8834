import type { Actor } from '@/lib/actor';
import { isEnabled } from '@/lib/features';
import { isId, newId } from '@/lib/ids';
import { announceSoon } from '@/lib/wires/announce';
import { explainConflict, versionsOf, type ExpectedVersions } from '@/lib/wires/conflict';
import { getWire, noSuchWire } from '@/lib/wires/read';
import { wireFields, type Wire, type WireFields, type WirePatch } from '@/lib/wires/schema';
import { EDITABLE, EDITABLE_STABLE, type WireStatus } from '@/lib/wires/status';
import { naturalAmount } from '@/lib/money';
import { validate } from '@/lib/validate';
import { changeWire } from '@/db/wire-writes';

/** How often a patch is merged anew when others change the wire between reading and writing. */
const MAX_TRIES = 3;

function editable(): readonly WireStatus[] {
  return isEnabled('edit_failed_wires') ? EDITABLE : EDITABLE_STABLE;
}

/** The one write of an edit; undefined when the wire is not in the state that it needs. */
async function write(
  actor: Actor,
  id: string,
  fields: WireFields,
  versions: { versions?: readonly number[] },
): Promise<Wire | undefined> {
  const { sender_name, recipient_name, amount, currency } = fields;
  const eventId = newId();
  const changed = await changeWire({
    where: { id, owner: actor.user_id, statuses: editable(), ...versions },
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
  if (!isId(id)) throw noSuchWire();
  const wire = await write(actor, id, fields, versionsOf(expected));
  return wire ?? (await refuse(actor, id));
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
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const wire = await getWire(actor, id);
    const wanted = expected === undefined || expected === '*' || expected.includes(wire.version);
    if (!wanted || !editable().includes(wire.status)) break;
    const { sender_name, recipient_name, amount, currency } = wire;
    const given = Object.fromEntries(
      Object.entries(patch).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(given).length === 0) return wire;
    const whole = {
      sender_name,
      recipient_name,
      amount: naturalAmount(amount),
      currency,
      ...given,
    };
    const changed = await write(actor, id, validate(wireFields, whole), {
      versions: [wire.version],
    });
    if (changed) return changed;
  }
  return refuse(actor, id);
}

async function refuse(actor: Actor, id: string): Promise<never> {
  throw await explainConflict(actor, id, editable(), 'wire_not_editable');
}
