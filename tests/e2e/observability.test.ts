import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESSES } from '@/lib/process-name';
import { logFile } from '@/scripts/desk/run-app';
import { expectProblem, signUp } from '@/tests/contract/port';
import { startTestApp, type TestApp } from '@/tests/e2e/app';
import { Figures } from '@/tests/helpers/figures';
import { send } from '@/tests/helpers/http';
import { freeMetricsPort } from '@/tests/helpers/ports';
import { openSocket } from '@/tests/helpers/sockets';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

type Line = Record<string, unknown> & { msg?: string };

/** The lines that a process has logged so far. What is no JSON is Next's own. */
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
    'at %s is followed by its id through every process, to the socket',
    async (port) => {
      const { token } = await signUp(app.apiUrl);
      const socket = await openSocket(`${app.apiUrl.replace('http', 'ws')}/ws`, {
        authorization: `Bearer ${token}`,
      });
      const reply = await send<{ id: string }>('POST', `${app[port]}/api/wires`, {
        token,
        body: wireFields(),
      });
      await socket.heard('completion', (m) => 'wire' in m && m.wire.status === 'completed');
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
      const relayed = followed('sidecar').filter(({ msg }) => msg === 'event relayed');
      expect(relayed.map((line) => line['wire_id'])).toEqual([wire_id, wire_id, wire_id]);
      const events = socket.messages.filter((message) => 'wire' in message);
      expect(relayed.map((line) => line['event_id'])).toEqual(events.map((e) => e.event_id));
      // Clients get what the contract says, and nothing of ours.
      for (const event of events)
        expect(Object.keys(event).sort()).toEqual(['event_id', 'type', 'wire']);
    },
  );

  it('that ends sessions is followed into their jobs', async () => {
    const { token } = await signUp(app.apiUrl);
    const headers = { 'x-request-id': 'an-id-of-the-client' };
    await send('POST', `${app.apiUrl}/api/auth/logout`, { token, headers });
    const line = await until('the job is logged', () =>
      linesOf(app, 'worker').find(({ request_id }) => request_id === headers['x-request-id']),
    );
    expect(line).toMatchObject({ task: 'announce_session', msg: 'job done' });
  });

  it('that opens a socket in vain is logged with its id', async () => {
    const headers = { authorization: 'Bearer nonsense', 'x-request-id': 'a-socket-in-vain' };
    const opening = openSocket(`${app.apiUrl.replace('http', 'ws')}/ws`, headers);
    await expect(opening).rejects.toThrow('401');
    const line = await until('it is logged', () =>
      linesOf(app, 'sidecar').find(({ request_id }) => request_id === 'a-socket-in-vain'),
    );
    expect(line).toMatchObject({ msg: 'socket refused', status: 401, code: 'invalid_token' });
  });
});

describe('the metrics', () => {
  it('are served by each process, with what it is', async () => {
    for (const [i, process] of PROCESSES.entries()) {
      const figures = await Figures.at(first + i);
      expect(figures.get('desk_build_info', { process, environment: 'dev' })).toBe(1);
      expect(figures.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    }
  });

  it('count what was done, in the process that did it', async () => {
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

  it('are all in docs/metrics.md, which names no others; alerts are made of them', async () => {
    const all = await Promise.all(PROCESSES.map((_, i) => Figures.at(first + i)));
    const names = new Set(all.flatMap((figures) => figures.names));
    const page = readFileSync('docs/metrics.md', 'utf8');
    const documented = [...page.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    const ours = [...names].filter((name) => /^(desk|http)_/.test(name));
    expect([...documented].sort()).toEqual(ours.sort());
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const used = runbook.match(/\b(desk|http|nodejs|process)_\w+/g) ?? [];
    const known = (name: string) =>
      names.has(name) || names.has(name.replace(/_(bucket|count|sum)$/, ''));
    expect(used.filter((name) => name !== 'process_wire' && !known(name))).toEqual([]);
    expect(used.length).toBeGreaterThan(10);
  });

  it('are on loopback alone', async () => {
    for (const i of PROCESSES.keys()) {
      // Another address of this machine, which a server on all addresses would answer.
      const socket = connect(first + i, '127.0.0.2');
      await expect(once(socket, 'connect')).rejects.toThrow();
      socket.destroy();
    }
  });

  it('are at one path, for reading', async () => {
    expect((await send('GET', `http://127.0.0.1:${first}/`)).status).toBe(404);
    expect((await send('POST', `http://127.0.0.1:${first}/metrics`)).status).toBe(405);
  });

  it('are on no public port', async () => {
    expectProblem(await send('GET', `${app.apiUrl}/metrics`), 404, 'not_found');
    expectProblem(await send('GET', `${app.webUrl}/api/metrics`), 404, 'not_found');
    const page = await send('GET', `${app.webUrl}/metrics`);
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(page.text).not.toContain('http_requests_total');
  });
});

it('a port of the metrics that is taken is told in one line, and the desk works', async () => {
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
