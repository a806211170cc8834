import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Actor } from '@/lib/actor';
import { asAppError, authenticate, isOwnOrigin, problemResponse } from '@/lib/api';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { catchUp } from '@/lib/wires';
import { CLOSE, Connection } from '@/sidecar/connection';
import { writeResponse } from '@/sidecar/raw';
import type { Relay } from '@/sidecar/relay';

const PATH = '/ws';

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
 * @throws AppError unauthenticated, invalid_token, forbidden_origin, not_found
 */
async function admit(request: IncomingMessage, url: URL): Promise<Actor> {
  if (url.pathname !== PATH) throw new AppError('not_found', 'WebSockets are at /ws.');
  const headers = headersOf(request);
  const actor = await authenticate('GET', headers);
  if (!headers.has('authorization') && !isOwnOrigin(headers)) {
    throw new AppError(
      'forbidden_origin',
      'A socket with a cookie must come from this desk itself.',
    );
  }
  return actor;
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

/** Answers the upgrade requests of an HTTP server at `/ws`. Gives a function that stops it. */
export function serveWebSockets(server: Server, relay: Relay): () => void {
  const sockets = new WebSocketServer({ noServer: true, ...LIMITS });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const after = url.searchParams.get('after') ?? undefined;
    admit(request, url).then(
      (actor) =>
        sockets.handleUpgrade(request, socket, head, (opened) => {
          serve(relay, opened, actor, after).catch((error: unknown) => {
            log().error({ error: asAppError(error).code }, 'a socket could not be served');
            opened.close(1011, 'try again');
          });
        }),
      (error: unknown) => writeResponse(socket, problemResponse(asAppError(error), newId())),
    );
  });
  return () => sockets.close();
}
