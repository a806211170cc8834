import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Actor } from '@/lib/actor';
import { asAppError, authenticate, isOwnOrigin, refuseSocket } from '@/lib/api';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { consume } from '@/lib/rate-limit';
import { catchUp } from '@/lib/wires';
import { CLOSE, Connection } from '@/sidecar/connection';
import type { Relay } from '@/sidecar/relay';

/** Every limit of a socket, seen at once; the library's own defaults are far too generous. */
const LIMITS = {
  maxPayload: 4_096,
  maxFragments: 16,
  maxBufferedChunks: 1_024,
  perMessageDeflate: false,
} as const;

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/**
 * Who may open a socket: a Bearer token (programs), or the session cookie on a page of ours.
 * @throws AppError unauthenticated, invalid_token, forbidden_origin, rate_limited
 */
async function admit(request: IncomingMessage): Promise<Actor> {
  const headers = headersOf(request);
  const actor = await authenticate('GET', headers);
  if (!headers.has('authorization') && !isOwnOrigin(headers)) {
    throw new AppError(
      'forbidden_origin',
      'A socket with a cookie must come from this desk itself.',
    );
  }
  // Each opening asks the database what was missed.
  const limit = env().RATE_LIMIT_PER_MINUTE;
  const verdict = await consume({ subject: actor.user_id, operation: 'ws', limit });
  if (verdict.allowed) return actor;
  throw new AppError('rate_limited', `At most ${limit} sockets a minute. Wait and try again.`, {
    headers: { 'retry-after': String(verdict.resetS) },
  });
}

async function serve(relay: Relay, socket: WebSocket, actor: Actor, after?: string): Promise<void> {
  const connection = new Connection(socket, actor);
  // First listen, then look back: what happens in between arrives twice rather than never.
  if (!(await relay.join(connection))) {
    connection.close(CLOSE.tooMany, 'too many sockets');
    return;
  }
  socket.once('close', () => relay.leave(connection));
  if (socket.readyState !== socket.OPEN) relay.leave(connection);
  const { event_id, missed } = await catchUp(actor, after);
  connection.greet(event_id, missed === 'resync' ? [{ type: 'resync' }] : missed);
}

/** Answers the openings of WebSockets of an HTTP server. Gives a function that stops it. */
export function serveWebSockets(server: Server, relay: Relay): () => void {
  const sockets = new WebSocketServer({ noServer: true, ...LIMITS });
  const refuse = (socket: Duplex, error: unknown) => refuseSocket(socket, asAppError(error));
  sockets.on('wsClientError', (_, socket) => {
    void refuse(socket, new AppError('bad_request', 'This is not a WebSocket handshake.'));
  });
  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const actor = await admit(request);
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      serve(relay, opened, actor, query.get('after') ?? undefined).catch((error: unknown) => {
        log().error({ error: asAppError(error).code }, 'a socket could not be served');
        opened.close(1011, 'try again');
      });
    });
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    open(request, socket, head).catch((error: unknown) => refuse(socket, error));
  });
  return () => sockets.close();
}
