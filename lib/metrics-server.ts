import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { HTTP_TIMEOUTS } from '@/lib/http-limits';
import { describeError, log } from '@/lib/log';
import { collectProcessMetrics, gauge, renderMetrics } from '@/lib/metrics';
import { PROCESSES, type ProcessName } from '@/lib/process-name';
import { VERSION } from '@/lib/version';

/** Nobody but a scraper on this machine: the figures have no login. */
export const LOOPBACK = '127.0.0.1';
const MAX_CONNECTIONS = 16;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const plain = { 'content-type': 'text/plain; charset=utf-8' };
  if (request.url !== '/metrics') {
    response.writeHead(404, plain).end('The figures are at /metrics.\n');
    return;
  }
  if (request.method !== 'GET') {
    response.writeHead(405, { ...plain, allow: 'GET' }).end('Use GET.\n');
    return;
  }
  try {
    const { text, contentType } = await renderMetrics();
    response.writeHead(200, { 'content-type': contentType }).end(text);
  } catch (error) {
    log().error({ error: describeError(error) }, 'the metrics could not be read');
    response.writeHead(500, plain).end('The figures could not be read; the log says why.\n');
  }
}

/** The port on which a process serves its metrics; undefined when they are off. */
export function metricsPort(name: ProcessName, first: number): number | undefined {
  return first === 0 ? undefined : first + PROCESSES.indexOf(name);
}

/**
 * Serves this process's figures at `/metrics`, on loopback and a port of their own, for as long as
 * the process lives. Figures are no reason to stop a desk: a port that cannot be had is told in the
 * log, and the process goes on without.
 */
export function startMetrics(name: ProcessName): void {
  const port = metricsPort(name, env().METRICS_PORT);
  if (port === undefined) return;
  const info = { version: VERSION, environment: env().APP_ENV, process: name };
  gauge('desk_build_info', 'Always 1; the labels say what runs.', Object.keys(info)).set(info, 1);
  collectProcessMetrics();
  const server = createServer(HTTP_TIMEOUTS, (request, response) => void answer(request, response));
  server.maxConnections = MAX_CONNECTIONS;
  server.on('error', (error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'is taken' : 'cannot be opened';
    log().error(
      { port, code: error.code },
      `no metrics: port ${port} ${why}. Set METRICS_PORT to the first of three free ports, or to 0 for none, and start again`,
    );
  });
  server.listen(port, LOOPBACK, () => log().info({ port }, 'metrics ready'));
  server.unref();
}
