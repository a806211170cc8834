import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Actor } from '@/contract/actor';
import { AppError } from '@/contract/errors';
import { answerUpgrade } from '@/lib/api';
import { describeError, log } from '@/lib/log';
import { currentTrace } from '@/lib/trace';
import { catchUp } from '@/lib/wires';
import { CLOSE, Connection } from '@/sidecar/connection';
import type { Relay } from '@/sidecar/relay';

/** Every limit of a socket; the library's defaults allow 100 MiB a message. */
const LIMITS = {
  maxPayload: 4_096,
  maxFragments: 16,
  maxBufferedChunks: 1_024,
  perMessageDeflate: false,
} as const;

/** Sends a new socket the events that it missed, and then its user's events as they happen. */
async function serve(relay: Relay, socket: WebSocket, actor: Actor, after?: string): Promise<void> {
  const connection = new Connection(socket, actor);
  const ids = currentTrace();
  socket.once('close', (code) => {
    relay.leave(connection);
    log().info({ ...ids, code }, 'socket closed');
  });
  // Subscribe before reading what was missed: an event in between is sent twice rather than never.
  if (!(await relay.join(connection))) {
    connection.close(CLOSE.tooMany, 'too many sockets');
    return;
  }
  if (socket.readyState !== socket.OPEN) relay.leave(connection);
  const { event_id, missed } = await catchUp(actor, after);
  connection.greet(event_id, missed === 'resync' ? [{ type: 'resync' }] : missed);
}

/** Serves the WebSocket upgrades of an HTTP server. Returns a function that stops it. */
export function serveWebSockets(server: Server, relay: Relay): () => void {
  const sockets = new WebSocketServer({ noServer: true, ...LIMITS });
  // With a listener the library leaves the answer to a malformed handshake to `upgrade`.
  sockets.on('wsClientError', () => undefined);

  /** Completes the handshake. @throws AppError bad_request */
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): WebSocket => {
    let opened: WebSocket | undefined;
    // The library calls back before it returns, unless the handshake is malformed.
    sockets.handleUpgrade(request, socket, head, (webSocket) => (opened = webSocket));
    if (opened) return opened;
    throw new AppError('bad_request', 'This is not a WebSocket handshake.');
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const after = new URLSearchParams((request.url ?? '').split('?')[1]).get('after') ?? undefined;
    void answerUpgrade(request, socket, (actor) => {
      const opened = upgrade(request, socket, head);
      serve(relay, opened, actor, after).catch((error: unknown) => {
        log().error({ error: describeError(error) }, 'socket failed');
        opened.close(1011, 'try again');
      });
    });
  });
  return () => sockets.close();
}
