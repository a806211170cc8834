import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { railKey, type LookupResult, type Rail } from '@/lib/rails';
import { announceSoon, announceWire } from '@/lib/wires/announce';
import type { Wire } from '@/contract/wire';
import { ACTIONS, can } from '@/contract/wire-status';
import { changeWire, type Changed } from '@/db/wire-writes';
import { findProcessable } from '@/db/wires';

const WORKER = 'worker';

/** The rail cannot report the outcome of a payment. The job is retried until it can. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

type Settled = Extract<LookupResult, { outcome: 'accepted' | 'rejected' }>;

/** Changes the status if the wire still has the version that was read; undefined when it has not. */
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
 * Looks up every earlier attempt at the rail, then submits at most once. Submitting is allowed only
 * when each earlier attempt is known to be rejected or never seen, so that no payment is sent twice.
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
 * Processes one wire from `pending` to `completed` or `failed`. It can run again after a crash at
 * any point, because it starts from the state in the database and at the rail.
 * Returns true when the last change was announced, false when its announcement failed.
 * @throws OutcomeUnknown, and errors of the rail and of the database; the job must then be retried
 */
export async function processWire(rail: Rail, id: string): Promise<boolean> {
  // A process that crashed after its commit may have left the change unannounced.
  const announced = await tryToAnnounce(id);
  const found = await findProcessable(id);
  if (!found || found.deleted) return announced;
  const { wire } = found;
  if (can('take', wire.status) || can('complete', wire.status)) {
    const taken = can('take', wire.status) ? await move(wire, 'take') : found;
    // The wire was edited or deleted since it was read: start again with its current version.
    if (!taken) return processWire(rail, id);
    const result = await settle(rail, taken.wire, taken.attempt);
    const done =
      result.outcome === 'accepted'
        ? await move(taken.wire, 'complete')
        : await move(taken.wire, 'fail', result);
    if (!done) log().warn({ wire_id: id }, 'wire was settled by another worker first');
  }
  return tryToAnnounce(id);
}
