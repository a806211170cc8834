import type { Actor } from '@/contract/actor';
import { liveType, type WireEvent } from '@/contract/events';
import { isId } from '@/lib/ids';
import { findLatestEventId, listChangesSince } from '@/db/wires';

/** Neither ids nor sequences follow the order of commits, so a little more than asked is sent. */
const SLACK_SECONDS = 10;
const MAX_MISSED = 1_000;

export interface CaughtUp {
  /** Where a client that reconnects later continues; null before the first event. */
  event_id: string | null;
  /** What was missed, one event a wire, as it is now; `resync` when the client must refetch. */
  missed: WireEvent[] | 'resync';
}

/** What a live client needs first. `after` is the last event it saw, as it says. */
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
