import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor } from '@/contract/actor';
import { AppError } from '@/contract/errors';
import { authenticate, isOwnOrigin } from '@/lib/api/authenticate';
import { limitRate } from '@/lib/api/limit';
import { refuseSocket } from '@/lib/api/refuse-socket';
import { runRequest, type LogMessages, type RequestInfo } from '@/lib/api/request';
import { note } from '@/lib/trace';

const MESSAGES: LogMessages = {
  answered: 'socket opened',
  refused: 'socket refused',
  failed: 'socket refused',
};

/** The result of a successful upgrade; a Response cannot have this status. */
const SWITCHING_PROTOCOLS = { status: 101 } as const;

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/**
 * Authenticates an upgrade: a Bearer token (programs), or the session cookie on a page of this
 * origin. An upgrade is counted against the rate limit, because it reads the missed events from
 * the database.
 * @throws AppError unauthenticated, invalid_token, forbidden_origin, rate_limited
 */
async function admit(headers: Headers, call: RequestInfo): Promise<Actor> {
  const actor = await authenticate('GET', headers);
  if (!headers.has('authorization') && !isOwnOrigin(headers)) {
    throw new AppError(
      'forbidden_origin',
      'A socket with a cookie must come from this desk itself.',
    );
  }
  await limitRate('ws', actor, call);
  return actor;
}

/**
 * Answers a WebSocket upgrade by the same path as a request: request id, authentication, rate
 * limit, error mapping, metrics, log. `open` completes the handshake; when it or anything before it
 * throws, the socket is answered with a problem and closed. Never rejects.
 */
export async function answerUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  open: (actor: Actor) => void,
): Promise<void> {
  const headers = headersOf(request);
  const incoming = { method: 'GET', headers, socketAddress: request.socket.remoteAddress };
  const answer = await runRequest(incoming, MESSAGES, async (call) => {
    call.operation = 'ws';
    const actor = await admit(headers, call);
    note(actor);
    open(actor);
    return SWITCHING_PROTOCOLS;
  });
  if (answer instanceof Response) await refuseSocket(socket, answer);
}
