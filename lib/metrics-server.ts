import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { HTTP_TIMEOUTS } from '@/lib/http-limits';
import { describeError, log } from '@/lib/log';
import { collectProcessMetrics, gauge, renderMetrics } from '@/lib/metrics';
import { PROCESSES, type ProcessName } from '@/lib/process-name';
import { VERSION } from '@/lib/version';

/** Metrics are served without authentication, so only to scrapers on this host. */
export const LOOPBACK = '127.0.0.1';
const MAX_CONNECTIONS = 16;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const plain = { 'content-type': 'text/plain; charset=utf-8' };
  if (request.url !== '/metrics') {
    response.writeHead(404, plain).end('The metrics are at /metrics.\n');
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
    log().error({ error: describeError(error) }, 'metrics scrape failed');
    response.writeHead(500, plain).end('The metrics could not be read; see the log.\n');
  }
}

/** The port on which a process serves its metrics; undefined when `first` is 0 (metrics off). */
export function metricsPort(name: ProcessName, first: number): number | undefined {
  return first === 0 ? undefined : first + PROCESSES.indexOf(name);
}

/**
 * Serves the metrics of this process at `/metrics`, on loopback and a port of its own, until the
 * process ends. A metrics port that cannot be opened must not stop the process: it is logged, and
 * the process runs without metrics.
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
