import type { WebSocket } from 'ws';
import type { Actor } from '@/contract/actor';
import type { LiveMessage } from '@/contract/events';
import { resyncs } from '@/sidecar/metrics';

/** A client that leaves this much unread is cut off: its backlog is our memory. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Versions remembered a socket; the oldest are forgotten, and a repeat is then harmless. */
const MAX_REMEMBERED_WIRES = 5_000;

/** Close codes of our own (RFC 6455 leaves 4000–4999 to applications). */
export const CLOSE = {
  sessionEnded: 4401,
  tooSlow: 4408,
  tooMany: 4429,
  restarting: 1012,
} as const;

/** One live client: what it was sent, what it may still be sent, and whether it is alive. */
export class Connection {
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly openedAt = Date.now();
  readonly #socket: WebSocket;
  readonly #sentVersions = new Map<string, number>();
  /** Messages that arrive before the hello; null once it was sent. */
  #early: LiveMessage[] | null = [];
  #answered = true;

  constructor(socket: WebSocket, actor: Actor) {
    this.actor = actor;
    this.#socket = socket;
    socket.on('pong', () => (this.#answered = true));
    // A client may say what it likes within maxPayload; nothing it says is needed.
    socket.on('error', () => socket.terminate());
  }

  /** Sends the hello, then what was missed, then whatever arrived meanwhile. */
  greet(eventId: string | null, missed: readonly LiveMessage[]): void {
    const early = this.#early ?? [];
    this.#early = null;
    this.send({ type: 'hello', event_id: eventId });
    for (const message of [...missed, ...early]) this.send(message);
  }

  /**
   * Sends a message, unless it tells of a version that this client already knows. True when it was
   * sent by this very call.
   */
  send(message: LiveMessage): boolean {
    if (this.#early) {
      this.#early.push(message);
      return false;
    }
    if ('wire' in message && !this.#isNews(message.wire.id, message.wire.version)) return false;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.close(CLOSE.tooSlow, 'too slow');
      // A close frame would wait behind the backlog, so the socket is not waited for.
      this.#socket.terminate();
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    if (message.type === 'resync') resyncs.inc();
    return true;
  }

  /** Asks for a sign of life; ends the connection when the last question was not answered. */
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
