import type { WebSocket } from 'ws';
import type { Actor } from '@/contract/actor';
import type { LiveMessage } from '@/contract/events';
import { resyncs } from '@/sidecar/metrics';

/** A client with more unread bytes is disconnected, because its backlog uses this process's memory. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Versions remembered for each socket. The oldest are dropped; a repeated event is harmless. */
const MAX_REMEMBERED_WIRES = 5_000;

/** The close codes of this application (RFC 6455 reserves 4000–4999 for it), and 1012 of the registry. */
export const CLOSE = {
  sessionEnded: 4401,
  tooSlow: 4408,
  tooMany: 4429,
  restarting: 1012,
} as const;

/** One live client: which versions it has received, and whether it answers pings. */
export class Connection {
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly openedAt = Date.now();
  readonly #socket: WebSocket;
  readonly #sentVersions = new Map<string, number>();
  /** Messages that arrive before the hello is sent; null afterwards. */
  #early: LiveMessage[] | null = [];
  #answered = true;

  constructor(socket: WebSocket, actor: Actor) {
    this.actor = actor;
    this.#socket = socket;
    socket.on('pong', () => (this.#answered = true));
    // Messages from clients are not read; maxPayload limits them.
    socket.on('error', () => socket.terminate());
  }

  /** Sends the hello, the missed events, and the messages that arrived in the meantime. */
  greet(eventId: string | null, missed: readonly LiveMessage[]): void {
    const early = this.#early ?? [];
    this.#early = null;
    this.send({ type: 'hello', event_id: eventId });
    for (const message of [...missed, ...early]) this.send(message);
  }

  /**
   * Sends a message, unless the client already has the version of its wire. True when this call sent
   * it.
   */
  send(message: LiveMessage): boolean {
    if (this.#early) {
      this.#early.push(message);
      return false;
    }
    if ('wire' in message && !this.#isNews(message.wire.id, message.wire.version)) return false;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.close(CLOSE.tooSlow, 'too slow');
      // The close frame would wait behind the backlog, so the socket is terminated.
      this.#socket.terminate();
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    if (message.type === 'resync') resyncs.inc();
    return true;
  }

  /** Pings the client; terminates the connection when the previous ping was not answered. */
  ping(): void {
    if (!this.#answered) {
      this.#socket.terminate();
      return;
    }
    this.#answered = false;
    this.#socket.ping();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #isNews(wireId: string, version: number): boolean {
    if ((this.#sentVersions.get(wireId) ?? 0) >= version) return false;
    this.#sentVersions.delete(wireId);
    this.#sentVersions.set(wireId, version);
    if (this.#sentVersions.size > MAX_REMEMBERED_WIRES) {
      const oldest = this.#sentVersions.keys().next().value;
      if (oldest !== undefined) this.#sentVersions.delete(oldest);
    }
    return true;
  }
}
