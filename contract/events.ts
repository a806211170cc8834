import { LIVE_TYPES, type LiveType } from '@/contract/live-type';
import { wire } from '@/contract/wire';
import type { HistoryType } from '@/contract/wire-status';
import { z } from '@/contract/zod';

/** The first message on every socket. */
export const hello = z
  .object({
    type: z.literal('hello'),
    event_id: z
      .uuid()
      .nullable()
      .meta({ description: 'Reconnect with `?after=` this id; null before the first event' }),
  })
  .meta({ id: 'Hello' });

/** Events were missed: the client must fetch its wires again. */
export const resync = z.object({ type: z.literal('resync') }).meta({ id: 'Resync' });

/** One change of a wire, with the whole wire as the API shows it. */
export const wireEvent = z
  .object({ type: z.enum(LIVE_TYPES), event_id: z.uuid(), wire })
  .meta({ id: 'WireEvent' });
export type WireEvent = z.output<typeof wireEvent>;

/** Every message that the server sends over `/ws`. A browser parses with `parseLiveMessage`. */
export const liveMessage = z.discriminatedUnion('type', [hello, resync, wireEvent]);
export type LiveMessage = z.output<typeof liveMessage>;

/** The id of the request that caused an event. Between processes only: clients do not receive it. */
const request_id = z.string().optional();

/** A live event between processes, on the channel of its user. */
export const announcedEvent = wireEvent.extend({ request_id });
export type AnnouncedEvent = z.output<typeof announcedEvent>;

/** The end of a session between processes, on SESSION_ENDS_CHANNEL. */
export const announcedSessionEnd = z.object({
  user_id: z.uuid(),
  session_id: z.uuid(),
  request_id,
});
export type AnnouncedSessionEnd = z.output<typeof announcedSessionEnd>;

/** The type of the live event that announces a history entry. */
export function liveType(type: HistoryType): LiveType {
  if (type === 'created') return 'wire.created';
  return type === 'deleted' ? 'wire.deleted' : 'wire.updated';
}

/** The Redis channel of one user's live events (AnnouncedEvent). */
export function eventsChannel(userId: string): string {
  return `wires:user:${userId}:events`;
}

/** The Redis channel of ended sessions (AnnouncedSessionEnd), to which every relay subscribes. */
export const SESSION_ENDS_CHANNEL = 'sessions:ended';
