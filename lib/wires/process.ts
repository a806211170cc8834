import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { railKey, type LookupResult, type Rail } from '@/lib/rails';
import { announceSoon, announceWire } from '@/lib/wires/announce';
import type { Wire } from '@/contract/wire';
import { ACTIONS, can } from '@/contract/wire-status';
import { changeWire, type Changed } from '@/db/wire-writes';
import { findProcessable } from '@/db/wires';

const WORKER = 'worker';

/** Thrown when the rail cannot say what became of a payment. Its job is repeated until it can. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

type Settled = Extract<LookupResult, { outcome: 'accepted' | 'rejected' }>;

/** Moves the wire if it is still exactly as it was seen; undefined when someone was faster. */
async function move(
  wire: Wire,
  action: 'take' | 'complete' | 'fail',
  failure?: { code: string; reason: string },
): Promise<Changed | undefined> {
  const eventId = newId();
  const { from, to, event } = ACTIONS[action];
  const changed = await changeWire({
    where: { id: wire.id, statuses: from, versions: [wire.version] },
    set: {
      status: to,
      failure_code: failure?.code ?? null,
      failure_reason: failure?.reason ?? null,
    },
    event: {
      id: eventId,
      type: event,
      from: wire.status,
      actor: WORKER,
      ...(failure && { reason: failure.reason }),
    },
    now: new Date().toISOString(),
  });
  if (changed) await announceSoon({ wire: changed.wire, event_id: eventId, type: event });
  return changed;
}

/**
 * Finds out what the rail already did before anything is sent, then sends at most once more.
 * Every earlier attempt must be known to be rejected or never seen: no wire leaves twice.
 */
async function settle(rail: Rail, wire: Wire, attempt: number): Promise<Settled> {
  for (let earlier = 1; earlier <= attempt; earlier += 1) {
    const found = await rail.lookup(railKey(wire.reference_number, earlier));
    if (found.outcome === 'accepted') return found;
    if (found.outcome === 'unknown') throw new OutcomeUnknown(`attempt ${earlier}`);
    if (found.outcome === 'rejected' && earlier === attempt) return found;
  }
  const key = railKey(wire.reference_number, attempt);
  const sent = await rail.submit(wire, key);
  if (sent.outcome !== 'unknown') return sent;
  const found = await rail.lookup(key);
  if (found.outcome === 'accepted' || found.outcome === 'rejected') return found;
  throw new OutcomeUnknown(`attempt ${attempt}`);
}

async function tryToAnnounce(id: string): Promise<boolean> {
  return announceWire(id).then(
    () => true,
    () => false,
  );
}

/**
 * Takes one wire from `pending` to `completed` or `failed`. Made to be repeated: it starts from
 * what the database and the rail say, so a run cut off anywhere is continued by the next one.
 * True when Redis has taken its announcement, false when that is still to be done.
 * @throws OutcomeUnknown, or whatever the rail or the database threw; then it must be run again.
 */
export async function processWire(rail: Rail, id: string): Promise<boolean> {
  // What an earlier process committed and did not live to announce is announced here.
  const announced = await tryToAnnounce(id);
  const found = await findProcessable(id);
  if (!found || found.deleted) return announced;
  const { wire } = found;
  if (can('take', wire.status) || can('complete', wire.status)) {
    const taken = can('take', wire.status) ? await move(wire, 'take') : found;
    // Edited or deleted since it was read: start again from what is there now.
    if (!taken) return processWire(rail, id);
    const result = await settle(rail, taken.wire, taken.attempt);
    const done =
      result.outcome === 'accepted'
        ? await move(taken.wire, 'complete')
        : await move(taken.wire, 'fail', result);
    if (!done) log().warn({ wire_id: id }, 'another worker settled this wire first');
  }
  return tryToAnnounce(id);
}
