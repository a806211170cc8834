import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import { socketAddressHeader } from '@/lib/api';
import { HTTP_TIMEOUTS } from '@/lib/http-limits';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { connectRedis } from '@/lib/redis';

/** Stops the web server at start when the configuration is not complete. */
export function startWeb(): void {
  try {
    const { PORT, PUBLIC_URL } = env();
    // next-auth knows its own address from nowhere else.
    process.env['NEXTAUTH_URL'] = PUBLIC_URL;
    connectRedis();
    log().info({ port: PORT }, 'web ready');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Next answers 500 to escapes that are no UTF-8 (`%ff`): they are made into plain text, which is 404. */
function readableUrl(url: string): string {
  try {
    decodeURIComponent(url);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}

/**
 * Next hands route handlers no socket, so the address is noted in a header before Next sees the
 * request. Whatever a client sent under that name is overwritten. Next also makes the server, so
 * this is where its time limits can be set.
 */
export function prepareRequests(): void {
  const name = socketAddressHeader();
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    request.headers[name] = request.socket.remoteAddress ?? '';
    request.url = readableUrl(request.url ?? '/');
    Object.assign(server, HTTP_TIMEOUTS);
  });
}
