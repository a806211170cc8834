import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Actor } from '@/contract/actor';
import {
  asAppError,
  authenticate,
  countRequest,
  isOwnOrigin,
  refuseSocket,
  requestIdOf,
} from '@/lib/api';
import { env } from '@/lib/env';
import { AppError } from '@/contract/errors';
import { describeError, log } from '@/lib/log';
import { consume } from '@/lib/rate-limit';
import { currentTrace, note, traced } from '@/lib/trace';
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
async function admit(headers: Headers): Promise<Actor> {
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
    retryAfterS: verdict.resetS,
  });
}

async function serve(relay: Relay, socket: WebSocket, actor: Actor, after?: string): Promise<void> {
  const connection = new Connection(socket, actor);
  // First listen, then look back: what happens in between arrives twice rather than never.
  if (!(await relay.join(connection))) {
    connection.close(CLOSE.tooMany, 'too many sockets');
    return;
  }
  const ids = currentTrace();
  log().info('socket opened');
  socket.once('close', (code) => {
    relay.leave(connection);
    log().info({ ...ids, code }, 'socket closed');
  });
  if (socket.readyState !== socket.OPEN) relay.leave(connection);
  const { event_id, missed } = await catchUp(actor, after);
  connection.greet(event_id, missed === 'resync' ? [{ type: 'resync' }] : missed);
}

/** What is known of the opening of a socket. */
interface Opening {
  requestId: string;
  /** Of `performance.now()`. */
  startedAt: number;
}

/** The end of an opening that came to nothing. A fault of ours is told to the log alone. */
function refuse(socket: Duplex, error: unknown, { requestId, startedAt }: Opening): Promise<void> {
  const problem = asAppError(error);
  countRequest('ws', 'GET', problem.status, startedAt);
  const line = { status: problem.status, code: problem.code };
  if (problem.status < 500) log().info(line, 'socket refused');
  else log().error({ ...line, error: describeError(problem.cause ?? problem) }, 'socket refused');
  return refuseSocket(socket, problem, requestId);
}

/** Answers the openings of WebSockets of an HTTP server. Gives a function that stops it. */
export function serveWebSockets(server: Server, relay: Relay): () => void {
  const sockets = new WebSocketServer({ noServer: true, ...LIMITS });
  sockets.on('wsClientError', (_, socket) => {
    void refuseSocket(socket, new AppError('bad_request', 'This is not a WebSocket handshake.'));
  });
  const open = async (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    { startedAt }: Opening,
  ): Promise<void> => {
    const actor = await admit(headersOf(request));
    note(actor);
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      countRequest('ws', 'GET', 101, startedAt);
      serve(relay, opened, actor, query.get('after') ?? undefined).catch((error: unknown) => {
        log().error({ error: describeError(error) }, 'a socket could not be served');
        opened.close(1011, 'try again');
      });
    });
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const requestId = requestIdOf(request.headers['x-request-id']);
    const opening = { requestId, startedAt: performance.now() };
    void traced({ request_id: requestId }, () =>
      open(request, socket, head, opening).catch((error: unknown) =>
        refuse(socket, error, opening),
      ),
    );
  });
  return () => sockets.close();
}
