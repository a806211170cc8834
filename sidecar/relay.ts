import { randomUUID } from 'node:crypto';
import { isSessionLive } from '@/lib/auth';
import {
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

/** Brings one user's events from Redis to that user's sockets, and to nobody else's. */
export class Relay {
  readonly #subscriber = openSubscriber();
  readonly #byUser = new Map<string, Set<Connection>>();
  readonly #probeChannel = `relay:probe:${randomUUID()}`;
  readonly #timers: NodeJS.Timeout[];
  #probeHeard = true;
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
   * Adds a socket and listens for its user's events. False when the user has too many already.
   * Resolves when events are heard, or when Redis is away: then a resync follows its return.
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

  /** Removes a socket, and stops listening when it was its user's last. */
  leave(connection: Connection): void {
    const userId = connection.actor.user_id;
    const set = this.#byUser.get(userId);
    if (!set?.delete(connection)) return;
    openSockets.dec();
    if (set.size > 0) return;
    this.#byUser.delete(userId);
    this.#subscriber.unsubscribe(eventsChannel(userId)).catch(() => undefined);
  }

  /** Tells every client to come back, and lets go of Redis. */
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
      this.#probeHeard = true;
      return;
    }
    try {
      if (channel === SESSION_ENDS_CHANNEL) this.#end(JSON.parse(text) as AnnouncedSessionEnd);
      else this.#tell(JSON.parse(text) as AnnouncedEvent);
    } catch (error) {
      log().error({ channel, error: describeError(error) }, 'a message could not be relayed');
    }
  }

  #tell({ request_id, type, event_id, wire }: AnnouncedEvent): void {
    // The owner of the wire decides who hears of it, not the name of the channel.
    const connections = [...(this.#byUser.get(wire.created_by) ?? [])];
    // Exactly the contract's message: what else was announced is ours.
    const sent = connections.filter((connection) => connection.send({ type, event_id, wire }));
    if (sent.length === 0) return;
    countLag(wire.updated_at, sent);
    log().info({ request_id, wire_id: wire.id, event_id, sockets: sent.length }, 'event relayed');
  }

  #end({ request_id, user_id, session_id }: AnnouncedSessionEnd): void {
    const connections = [...(this.#byUser.get(user_id) ?? [])];
    const ended = connections.filter(({ actor }) => actor.session_id === session_id);
    for (const connection of ended) this.#endSession(connection);
    if (ended.length === 0) return;
    log().info({ request_id, user_id, session_id, sockets: ended.length }, 'sockets closed');
  }

  #endSession(connection: Connection): void {
    connection.close(CLOSE.sessionEnded, 'session ended');
  }

  /** After a gap nobody knows what was missed, so every client is told to refetch. */
  async #resubscribe(): Promise<void> {
    try {
      const users = [...this.#byUser.keys()].map(eventsChannel);
      await this.#subscriber.subscribe(this.#probeChannel, SESSION_ENDS_CHANNEL, ...users);
      if (this.#wasConnected) this.#each((connection) => connection.send({ type: 'resync' }));
      this.#wasConnected = true;
      this.#probeHeard = true;
      listening.set(1);
      log().info({ users: users.length }, 'relay listens');
    } catch (error) {
      log().warn({ error: describeError(error) }, 'relay could not subscribe');
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

  /** A half-open link looks ready and hears nothing: a message to ourselves tells them apart. */
  async #probe(): Promise<void> {
    if (this.#subscriber.status !== 'ready') return;
    if (!this.#probeHeard) {
      log().warn('relay hears nothing, reconnecting');
      this.#probeHeard = true;
      this.#subscriber.disconnect(true);
      return;
    }
    const sent = await withRedis('publisher', (redis) =>
      redis.publish(this.#probeChannel, ''),
    ).then(
      () => true,
      () => false,
    );
    if (sent) this.#probeHeard = false;
  }
}
