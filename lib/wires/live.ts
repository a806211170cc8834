import type { Actor } from '@/contract/actor';
import { liveType, type WireEvent } from '@/contract/events';
import { isId } from '@/lib/ids';
import { findLatestEventId, listChangesSince } from '@/db/wires';

/** Commit order differs from the order of ids and times, so the read starts this much earlier. */
const SLACK_SECONDS = 10;
const MAX_MISSED = 1_000;

export interface CaughtUp {
  /** The newest event of the user, from which a later reconnect continues; null before the first. */
  event_id: string | null;
  /** One event per changed wire, with its current version; `resync` when there are too many. */
  missed: WireEvent[] | 'resync';
}

/** The events that a live client missed since `after`, the id of the last event it received. */
export async function catchUp(actor: Actor, after: string | undefined): Promise<CaughtUp> {
  const event_id = (await findLatestEventId(actor.user_id)) ?? null;
  if (after === undefined) return { event_id, missed: [] };
  const changes = isId(after)
    ? await listChangesSince(actor.user_id, after, SLACK_SECONDS, MAX_MISSED + 1)
    : undefined;
  if (!changes || changes.length > MAX_MISSED) return { event_id, missed: 'resync' };
  const missed = changes.map(({ wire, event_id: id, type }) => ({
    type: liveType(type),
    event_id: id,
    wire,
  }));
  return { event_id, missed };
}
