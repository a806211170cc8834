import { CACHE_KEYS, invalidate } from '@/lib/cache';
import { liveType } from '@/contract/events';
import { describeError, log } from '@/lib/log';
import { publishWireEvent } from '@/lib/publish';
import { findLatestChange, type LatestChange } from '@/db/wires';

/**
 * Forgets what is cached of the wire and tells the owner's live clients of its newest change. Safe
 * to repeat: receivers drop a version
 * that is not newer. Throws when Redis did not take it.
 */
async function announce(change: LatestChange): Promise<void> {
  const { wire, event_id, type } = change;
  // A client that is told of a change must not read what was before it.
  const keys = [CACHE_KEYS.wires(wire.created_by)];
  if (type !== 'created') keys.push(CACHE_KEYS.wire(wire.id));
  await invalidate(...keys);
  await publishWireEvent(wire.created_by, { type: liveType(type), event_id, wire });
}

/** Announces after a commit without ever failing the caller: a job in the same commit repeats it. */
export async function announceSoon(change: LatestChange): Promise<void> {
  try {
    await announce(change);
  } catch (error) {
    log().warn({ wire_id: change.wire.id, error: describeError(error) }, 'announcement deferred');
  }
}

/** Announces a wire as it is now. Throws until Redis has taken it, so that its job is retried. */
export async function announceWire(id: string): Promise<void> {
  const change = await findLatestChange(id);
  if (change) await announce(change);
}
