import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { handle, problemResponse } from '@/lib/api';
import { AppError } from '@/lib/errors';
import { HTTP_TIMEOUTS, MAX_HEADER_BYTES } from '@/lib/http-limits';
import { newId } from '@/lib/ids';
import { writeResponse } from '@/sidecar/raw';

/** How often slow connections are looked for. */
const CHECK_EVERY_MS = 5_000;

/** What never became a request: the parser's complaint as a problem. */
function refuseBadRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? new AppError('request_timeout', 'The request took too long to arrive.')
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? new AppError('headers_too_large', `Headers may have at most ${MAX_HEADER_BYTES} bytes.`)
        : new AppError('bad_request', 'This is not an HTTP request.');
  void writeResponse(socket, problemResponse(problem, newId()));
}

/** The API port: the same handlers as behind Next, with no Next in the path. */
export function apiServer(): Server {
  const listener = getRequestListener(
    (request, { incoming }) => handle(request, incoming.socket.remoteAddress),
    { overrideGlobalObjects: false },
  );
  const limits = {
    ...HTTP_TIMEOUTS,
    maxHeaderSize: MAX_HEADER_BYTES,
    connectionsCheckingInterval: CHECK_EVERY_MS,
  };
  const server = createServer(limits, (request, response) => void listener(request, response));
  return server.on('clientError', refuseBadRequest);
}
