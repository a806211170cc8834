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

/** Starts the web process; exits with the message of an invalid configuration. */
export function startWeb(): void {
  nameProcess('web');
  try {
    const { PORT, PUBLIC_URL } = env();
    // next-auth reads its own address only from this variable.
    process.env['NEXTAUTH_URL'] = PUBLIC_URL;
    startMetrics('web');
    connectRedis();
    log().info({ port: PORT }, 'web ready');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Next creates the HTTP server, so its limits are set at its first request. */
function prepareServer(server: Server): void {
  if (server.listeners('clientError').includes(refuseBadRequest)) return;
  Object.assign(server, HTTP_TIMEOUTS, { shouldUpgradeCallback: opensWebSocket });
  server.on('clientError', refuseBadRequest);
}

/** Next answers 500 to escapes that are not UTF-8 (`%ff`), so their `%` is escaped. */
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
 * Changes each request before Next handles it, where Next would answer it differently from the API
 * port: adds the socket's address as a header (overwriting a client's own), normalises the target,
 * and routes a request that must be refused to the API, which answers it with a problem.
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
