import type { Actor } from '@/lib/actor';
import { eventsChannel, SESSION_ENDS_CHANNEL, type WireEvent } from '@/lib/events';
import { withRedis } from '@/lib/redis';

/** Tells every live client of this user. Throws when Redis did not take it. */
export async function publishWireEvent(userId: string, event: WireEvent): Promise<void> {
  const message = JSON.stringify(event);
  await withRedis('publisher', (redis) => redis.publish(eventsChannel(userId), message));
}

/** Tells every relay that this session has ended. Throws when Redis did not take it. */
export async function publishSessionEnd(actor: Actor): Promise<void> {
  const message = JSON.stringify(actor);
  await withRedis('publisher', (redis) => redis.publish(SESSION_ENDS_CHANNEL, message));
}
