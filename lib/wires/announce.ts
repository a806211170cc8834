import { CACHE_KEYS, invalidate } from '@/lib/cache';
import { liveType } from '@/contract/events';
import { describeError, log } from '@/lib/log';
import { publishWireEvent } from '@/lib/publish';
import { findLatestChange, type LatestChange } from '@/db/wires';

/**
 * Invalidates the cache entries of a wire and publishes its newest change to the owner's live
 * clients. Safe to repeat: receivers drop a version that is not newer. Throws when a Redis command
 * fails.
 */
async function announce(change: LatestChange): Promise<void> {
  const { wire, event_id, type } = change;
  // Invalidate before publishing: a client that receives the event must not read a stale body.
  const keys = [CACHE_KEYS.wires(wire.created_by)];
  if (type !== 'created') keys.push(CACHE_KEYS.wire(wire.id));
  await invalidate(...keys);
  await publishWireEvent(wire.created_by, { type: liveType(type), event_id, wire });
}

/**
 * Announces a committed change. Never throws: a job of the same commit repeats the announcement
 * until Redis accepts it.
 */
export async function announceSoon(change: LatestChange): Promise<void> {
  try {
    await announce(change);
  } catch (error) {
    log().warn(
      { wire_id: change.wire.id, error: describeError(error) },
      'announcement failed, its job repeats it',
    );
  }
}

/** Announces the current version of a wire. Throws when Redis fails, so that its job is retried. */
export async function announceWire(id: string): Promise<void> {
  const change = await findLatestChange(id);
  if (change) await announce(change);
}
