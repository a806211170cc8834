import type { Actor } from '@/contract/actor';
import type { Wire } from '@/contract/wire';
import type { HistoryType } from '@/contract/wire-status';

/** What a live client is told. */
export type LiveType = 'wire.created' | 'wire.updated' | 'wire.deleted';

/** One live event, with the whole wire as the API shows it. */
export interface WireEvent {
  type: LiveType;
  event_id: string;
  wire: Wire;
}

/** A live event between our processes: with the request it came of, which no client is shown. */
export type AnnouncedEvent = WireEvent & { request_id?: string | undefined };

/** The end of a session between our processes. */
export type AnnouncedSessionEnd = Actor & { request_id?: string | undefined };

/** Everything the server may send over `/ws`. */
export type LiveMessage =
  { type: 'hello'; event_id: string | null } | { type: 'resync' } | WireEvent;

/** The live event a history entry is announced as. */
export function liveType(type: HistoryType): LiveType {
  if (type === 'created') return 'wire.created';
  return type === 'deleted' ? 'wire.deleted' : 'wire.updated';
}

/** The Redis channel on which one user's events travel. */
export function eventsChannel(userId: string): string {
  return `wires:user:${userId}:events`;
}

/** The Redis channel on which every relay hears which sessions have ended (AnnouncedSessionEnd). */
export const SESSION_ENDS_CHANNEL = 'sessions:ended';
