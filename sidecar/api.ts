import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import {
  handle,
  opensWebSocket,
  originForm,
  problemResponse,
  refusalOf,
  refuseBadRequest,
} from '@/lib/api';
import { AppError } from '@/contract/errors';
import { HTTP_TIMEOUTS, MAX_HEADER_BYTES } from '@/lib/http-limits';
import { newId } from '@/lib/ids';

/** The interval of the check for slow connections. */
const CHECK_EVERY_MS = 5_000;

/** The HTTP server of the API port: the same handlers as on the UI port, without Next. */
export function apiServer(): Server {
  const listener = getRequestListener(
    (request, { incoming }) =>
      handle(request, incoming.socket.remoteAddress, refusalOf(incoming as IncomingMessage)),
    {
      overrideGlobalObjects: false,
      // A target or Host that is no URL cannot become a Request.
      errorHandler: () =>
        problemResponse(new AppError('bad_request', 'Host or target is malformed.'), newId()),
    },
  );
  const options = {
    ...HTTP_TIMEOUTS,
    maxHeaderSize: MAX_HEADER_BYTES,
    connectionsCheckingInterval: CHECK_EVERY_MS,
    shouldUpgradeCallback: opensWebSocket,
  };
  const server = createServer(options, (request, response) => {
    request.url = originForm(request.url ?? '/');
    void listener(request, response);
  });
  return server.on('clientError', refuseBadRequest);
}
