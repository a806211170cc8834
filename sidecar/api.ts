import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { handle } from '@/lib/api';

/** What a client may take its time with; a slower one is cut off (slow loris). */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** The API port: the same handlers as behind Next, with no Next in the path. */
export function apiServer(): Server {
  const listener = getRequestListener(
    (request, { incoming }) => handle(request, incoming.socket.remoteAddress),
    { overrideGlobalObjects: false },
  );
  return createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (request, response) => void listener(request, response),
  );
}
