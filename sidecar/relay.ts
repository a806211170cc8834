import { randomUUID } from 'node:crypto';
import { isSessionLive } from '@/lib/auth';
import {
  announcedEvent,
  announcedSessionEnd,
  eventsChannel,
  SESSION_ENDS_CHANNEL,
  type AnnouncedEvent,
  type AnnouncedSessionEnd,
} from '@/contract/events';
import { describeError, log } from '@/lib/log';
import { openSubscriber, withRedis } from '@/lib/redis';
import { CLOSE, type Connection } from '@/sidecar/connection';
import { countLag, listening, openSockets } from '@/sidecar/metrics';

const MAX_CONNECTIONS_PER_USER = 20;
const PING_EVERY_MS = 25_000;
const SESSION_CHECK_EVERY_MS = 60_000;
const PROBE_EVERY_MS = 10_000;

/** Relays each user's events from Redis to that user's sockets, and to no other user's. */
export class Relay {
  readonly #subscriber = openSubscriber();
  readonly #byUser = new Map<string, Set<Connection>>();
  readonly #probeChannel = `relay:probe:${randomUUID()}`;
  readonly #timers: NodeJS.Timeout[];
  #probeReceived = true;
  #wasConnected = false;

  constructor() {
    this.#subscriber.on('message', (channel, text) => this.#deliver(channel, text));
    this.#subscriber.on('ready', () => void this.#resubscribe());
    this.#subscriber.on('close', () => listening.set(0));
    this.#timers = [
      setInterval(() => this.#each((connection) => connection.ping()), PING_EVERY_MS),
      setInterval(() => void this.#closeEndedSessions(), SESSION_CHECK_EVERY_MS),
      setInterval(() => void this.#probe(), PROBE_EVERY_MS),
    ];
  }

  /**
   * Adds a socket and subscribes to its user's events. False when the user has
   * MAX_CONNECTIONS_PER_USER already. Resolves when the subscription is active, or at once when
   * Redis is down: then a resync follows the reconnect.
   */
  async join(connection: Connection): Promise<boolean> {
    const userId = connection.actor.user_id;
    const set = this.#byUser.get(userId) ?? new Set();
    if (set.size >= MAX_CONNECTIONS_PER_USER) return false;
    set.add(connection);
    openSockets.inc();
    this.#byUser.set(userId, set);
    if (this.#subscriber.status === 'ready') {
      await this.#subscriber.subscribe(eventsChannel(userId)).catch(() => undefined);
    }
    return true;
  }

  /** Removes a socket; unsubscribes from its user's events when it was that user's last. */
  leave(connection: Connection): void {
    const userId = connection.actor.user_id;
    const set = this.#byUser.get(userId);
    if (!set?.delete(connection)) return;
    openSockets.dec();
    if (set.size > 0) return;
    this.#byUser.delete(userId);
    this.#subscriber.unsubscribe(eventsChannel(userId)).catch(() => undefined);
  }

  /** Closes every socket, so that clients reconnect elsewhere, and the Redis connection. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#each((connection) => connection.close(CLOSE.restarting, 'restarting'));
    this.#subscriber.disconnect();
  }

  #each(act: (connection: Connection) => void): void {
    for (const set of this.#byUser.values()) for (const connection of set) act(connection);
  }

  #deliver(channel: string, text: string): void {
    if (channel === this.#probeChannel) {
      this.#probeReceived = true;
      return;
    }
    try {
      const message: unknown = JSON.parse(text);
      if (channel === SESSION_ENDS_CHANNEL) this.#closeEnded(announcedSessionEnd.parse(message));
      else this.#relay(announcedEvent.parse(message));
    } catch (error) {
      log().error({ channel, error: describeError(error) }, 'message relay failed');
      this.#resyncUserOf(channel);
    }
  }

  /** During a deploy, a process of another version may announce a wire of another shape. */
  #resyncUserOf(channel: string): void {
    const userId = [...this.#byUser.keys()].find((id) => eventsChannel(id) === channel);
    const connections = userId === undefined ? undefined : this.#byUser.get(userId);
    for (const connection of connections ?? []) connection.send({ type: 'resync' });
  }

  #relay({ request_id, type, event_id, wire }: AnnouncedEvent): void {
    // The wire's owner receives it, not the user in the name of the channel.
    const connections = [...(this.#byUser.get(wire.created_by) ?? [])];
    // Without the request id, which is not part of the contract's message.
    const sent = connections.filter((connection) => connection.send({ type, event_id, wire }));
    if (sent.length === 0) return;
    countLag(wire.updated_at, sent);
    log().info({ request_id, wire_id: wire.id, event_id, sockets: sent.length }, 'event relayed');
  }

  #closeEnded({ request_id, user_id, session_id }: AnnouncedSessionEnd): void {
    const connections = [...(this.#byUser.get(user_id) ?? [])];
    const ended = connections.filter(({ actor }) => actor.session_id === session_id);
    for (const connection of ended) this.#endSession(connection);
    if (ended.length === 0) return;
    log().info({ request_id, user_id, session_id, sockets: ended.length }, 'sockets closed');
  }

  #endSession(connection: Connection): void {
    connection.close(CLOSE.sessionEnded, 'session ended');
  }

  /** Events were missed while Redis was down, so every client must refetch. */
  async #resubscribe(): Promise<void> {
    try {
      const users = [...this.#byUser.keys()].map(eventsChannel);
      await this.#subscriber.subscribe(this.#probeChannel, SESSION_ENDS_CHANNEL, ...users);
      if (this.#wasConnected) this.#each((connection) => connection.send({ type: 'resync' }));
      this.#wasConnected = true;
      this.#probeReceived = true;
      listening.set(1);
      log().info({ users: users.length }, 'relay subscribed');
    } catch (error) {
      log().warn({ error: describeError(error) }, 'relay subscription failed');
      this.#subscriber.disconnect(true);
    }
  }

  async #closeEndedSessions(): Promise<void> {
    const connections: Connection[] = [];
    this.#each((connection) => connections.push(connection));
    for (const connection of connections) {
      const live = await isSessionLive(connection.actor).catch(() => true);
      if (!live) this.#endSession(connection);
    }
  }

  /** A half-open connection looks ready but receives nothing; a message to this process detects it. */
  async #probe(): Promise<void> {
    if (this.#subscriber.status !== 'ready') return;
    if (!this.#probeReceived) {
      log().warn('relay probe not received, reconnecting to Redis');
      this.#probeReceived = true;
      this.#subscriber.disconnect(true);
      return;
    }
    const sent = await withRedis('publisher', (redis) =>
      redis.publish(this.#probeChannel, ''),
    ).then(
      () => true,
      () => false,
    );
    if (sent) this.#probeReceived = false;
  }
}
