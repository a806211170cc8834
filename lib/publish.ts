import type { Actor } from '@/contract/actor';
import {
  eventsChannel,
  SESSION_ENDS_CHANNEL,
  type AnnouncedEvent,
  type AnnouncedSessionEnd,
  type WireEvent,
} from '@/contract/events';
import { withRedis } from '@/lib/redis';
import { currentTrace } from '@/lib/trace';

async function publish(channel: string, message: AnnouncedEvent | AnnouncedSessionEnd) {
  await withRedis('publisher', (redis) => redis.publish(channel, JSON.stringify(message)));
}

/** Publishes a wire event to all live clients of its user. Throws when Redis fails. */
export async function publishWireEvent(userId: string, event: WireEvent): Promise<void> {
  await publish(eventsChannel(userId), { ...event, request_id: currentTrace().request_id });
}

/** Publishes to every process that this session has ended. Throws when Redis fails. */
export async function publishSessionEnd(actor: Actor): Promise<void> {
  await publish(SESSION_ENDS_CHANNEL, { ...actor, request_id: currentTrace().request_id });
}
