import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import {
  opensWebSocket,
  originForm,
  refusalHeader,
  refusalOf,
  refuseBadRequest,
  socketAddressHeader,
} from '@/lib/api';
import { env } from '@/lib/env';
import { HTTP_TIMEOUTS } from '@/lib/http-limits';
import { log } from '@/lib/log';
import { startMetrics } from '@/lib/metrics-server';
import { nameProcess } from '@/lib/process-name';
import { connectRedis } from '@/lib/redis';

/** Stops the web server at start when the configuration is not complete. */
export function startWeb(): void {
  nameProcess('web');
  try {
    const { PORT, PUBLIC_URL } = env();
    // next-auth knows its own address from nowhere else.
    process.env['NEXTAUTH_URL'] = PUBLIC_URL;
    startMetrics('web');
    connectRedis();
    log().info({ port: PORT }, 'web ready');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Next makes the HTTP server, so its limits are set when it is first seen. */
function prepareServer(server: Server): void {
  if (server.listeners('clientError').includes(refuseBadRequest)) return;
  Object.assign(server, HTTP_TIMEOUTS, { shouldUpgradeCallback: opensWebSocket });
  server.on('clientError', refuseBadRequest);
}

/** Next answers 500 to escapes that are no UTF-8 (`%ff`): they are made into plain text. */
function readable(part: string): string {
  const whole = part.replace(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    decodeURIComponent(whole);
    return whole;
  } catch {
    return whole.replaceAll('%', '%25');
  }
}

/**
 * What Next would answer in its own way, or not hand on at all, is put right before it sees the
 * request: the socket's address is noted in a header (whatever a client sent under that name is
 * overwritten), odd targets are made plain, and what must be refused is sent to the API, which
 * refuses it in its own form.
 */
export function prepareRequests(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    prepareServer(server);
    request.headers[socketAddressHeader()] = request.socket.remoteAddress ?? '';
    request.url = originForm(request.url ?? '/');
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      request.headers[refusalHeader()] = refusal;
      request.method = 'GET';
      request.url = '/api';
      return;
    }
    const [path = '/', ...query] = request.url.split('?');
    request.url = [
      readable(path),
      ...query.map((part) => part.replace(/%(?![0-9a-f]{2})/gi, '%25')),
    ].join('?');
  });
}
