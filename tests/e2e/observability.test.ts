import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESSES } from '@/lib/process-name';
import { logFile } from '@/scripts/desk/run-app';
import { expectProblem, signUp } from '@/tests/contract/port';
import { startTestApp, type TestApp } from '@/tests/helpers/app';
import { Figures } from '@/tests/helpers/figures';
import { send } from '@/tests/helpers/http';
import { freeMetricsPort } from '@/tests/helpers/ports';
import { openSocket } from '@/tests/helpers/sockets';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

type Line = Record<string, unknown> & { msg?: string };

/** The log lines of a process so far. Lines that are not JSON are of Next.js. */
function linesOf(app: TestApp, name: string): Line[] {
  return readFileSync(logFile(app.logDir, name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

let app: TestApp;
let first: number;
beforeAll(async () => {
  first = await freeMetricsPort();
  app = await startTestApp({ METRICS_PORT: String(first), PROCESSING_DELAY_SECONDS: '0' });
});
afterAll(() => app.stop());

describe('one request', () => {
  it.each(['webUrl', 'apiUrl'] as const)(
    'at %s has one id in the logs of every process, up to the socket',
    async (port) => {
      const { token } = await signUp(app.apiUrl);
      const socket = await openSocket(`${app.apiUrl.replace('http', 'ws')}/ws`, {
        authorization: `Bearer ${token}`,
      });
      const reply = await send<{ id: string }>('POST', `${app[port]}/api/wires`, {
        token,
        body: wireFields(),
      });
      await socket.received('completion', (m) => 'wire' in m && m.wire.status === 'completed');
      socket.socket.close();
      const request_id = reply.headers.get('x-request-id');
      const wire_id = reply.body.id;
      const followed = (name: string) =>
        linesOf(app, name).filter((line) => line['request_id'] === request_id);
      const served = port === 'webUrl' ? 'web' : 'sidecar';
      await until('the job is logged', () => followed('worker').length > 0);
      const [request] = followed(served).filter(({ msg }) => msg === 'request');
      expect(request).toMatchObject({ process: served, operation: 'createWire', wire_id });
      expect(followed('worker').at(-1)).toMatchObject({
        process: 'worker',
        msg: 'job done',
        task: 'process_wire',
        attempt: 1,
        wire_id,
      });
      expect(followed('worker').at(-1)?.['job_id']).toEqual(expect.any(String));
      const relays = () => followed('sidecar').filter(({ msg }) => msg === 'event relayed');
      // Log lines reach their file some time after the event reaches the socket.
      await until('the events are logged', () => relays().length >= 3);
      const relayed = relays();
      expect(relayed.map((line) => line['wire_id'])).toEqual([wire_id, wire_id, wire_id]);
      const events = socket.messages.filter((message) => 'wire' in message);
      expect(relayed.map((line) => line['event_id'])).toEqual(events.map((e) => e.event_id));
      // Clients receive the fields of the contract, and no internal one.
      for (const event of events)
        expect(Object.keys(event).sort()).toEqual(['event_id', 'type', 'wire']);
    },
  );

  it('that revokes sessions has one id up to their jobs', async () => {
    const { token } = await signUp(app.apiUrl);
    const headers = { 'x-request-id': 'an-id-of-the-client' };
    await send('POST', `${app.apiUrl}/api/auth/logout`, { token, headers });
    const line = await until('the job is logged', () =>
      linesOf(app, 'worker').find(({ request_id }) => request_id === headers['x-request-id']),
    );
    expect(line).toMatchObject({ task: 'announce_session', msg: 'job done' });
  });

  it('that is refused a WebSocket is logged with its id', async () => {
    const headers = { authorization: 'Bearer nonsense', 'x-request-id': 'a-socket-in-vain' };
    const opening = openSocket(`${app.apiUrl.replace('http', 'ws')}/ws`, headers);
    await expect(opening).rejects.toThrow('401');
    const line = await until('the refusal is logged', () =>
      linesOf(app, 'sidecar').find(({ request_id }) => request_id === 'a-socket-in-vain'),
    );
    expect(line).toMatchObject({ msg: 'socket refused', status: 401, code: 'invalid_token' });
  });
});

describe('the metrics', () => {
  it('are served by each process, with its name and environment', async () => {
    for (const [i, process] of PROCESSES.entries()) {
      const figures = await Figures.at(first + i);
      expect(figures.get('desk_build_info', { process, environment: 'dev' })).toBe(1);
      expect(figures.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    }
  });

  it('count a request in the process that served it', async () => {
    const { token } = await signUp(app.apiUrl);
    const ports = [first, first + 1];
    const before = await Promise.all(ports.map((port) => Figures.at(port)));
    await send('GET', `${app.webUrl}/api/auth/me`, { token });
    await send('GET', `${app.apiUrl}/api/auth/me`, { token });
    const after = await Promise.all(ports.map((port) => Figures.at(port)));
    const labels = { operation: 'me', method: 'GET', status: '200' };
    for (const [i, figures] of after.entries())
      expect(figures.since(before[i] ?? figures, 'http_requests_total', labels)).toBe(1);
    expect((await Figures.at(first + 2)).get('desk_job_queue', { state: 'given_up' })).toBe(0);
  });

  it('are exactly those of docs/metrics.md, and include all that the runbook names', async () => {
    const all = await Promise.all(PROCESSES.map((_, i) => Figures.at(first + i)));
    const names = new Set(all.flatMap((figures) => figures.names));
    const page = readFileSync('docs/metrics.md', 'utf8');
    const documented = [...page.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    const ours = [...names].filter((name) => /^(desk|http)_/.test(name));
    expect([...documented].sort()).toEqual(ours.sort());
    const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((name) => /^runbook\b.*\.md$/.test(name))
      .map((name) => readFileSync(join('docs', name), 'utf8'));
    const runbook = pages.join('\n');
    const used = runbook.match(/\b(desk|http|nodejs|process)_\w+/g) ?? [];
    const known = (name: string) =>
      names.has(name) || names.has(name.replace(/_(bucket|count|sum)$/, ''));
    expect(used.filter((name) => name !== 'process_wire' && !known(name))).toEqual([]);
    expect(used.length).toBeGreaterThan(10);
  });

  it('are served only on loopback', async () => {
    for (const i of PROCESSES.keys()) {
      // Another address of this machine: a server on all addresses would accept it.
      const socket = connect(first + i, '127.0.0.2');
      await expect(once(socket, 'connect')).rejects.toThrow();
      socket.destroy();
    }
  });

  it('are served at one path, for GET only', async () => {
    expect((await send('GET', `http://127.0.0.1:${first}/`)).status).toBe(404);
    expect((await send('POST', `http://127.0.0.1:${first}/metrics`)).status).toBe(405);
  });

  it('are not served on a public port', async () => {
    expectProblem(await send('GET', `${app.apiUrl}/metrics`), 404, 'not_found');
    expectProblem(await send('GET', `${app.webUrl}/api/metrics`), 404, 'not_found');
    const page = await send('GET', `${app.webUrl}/metrics`);
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(page.text).not.toContain('http_requests_total');
  });
});

it('a metrics port that is taken is logged in one line, and the desk works', async () => {
  const base = await freeMetricsPort();
  const other = createServer().listen(base + 1, '127.0.0.1');
  await once(other, 'listening');
  const second = await startTestApp({ METRICS_PORT: String(base) });
  try {
    const complaints = PROCESSES.flatMap((name) =>
      linesOf(second, name).filter(({ level }) => level === 'error'),
    );
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({ process: 'sidecar', port: base + 1, code: 'EADDRINUSE' });
    expect(complaints[0]?.msg).toMatch(/port \d+ is taken\. Set METRICS_PORT/);
    expect((await Figures.at(base)).get('desk_build_info', { process: 'web' })).toBe(1);
    expect((await send('GET', `${second.apiUrl}/health`)).status).toBe(200);
  } finally {
    await second.stop();
    other.close();
  }
});
