import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withRedis } from '@/lib/redis';
import { consume } from '@/lib/rate-limit';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { startWorker, type Worker } from '@/worker/worker';
import { Figures } from '@/tests/helpers/figures';
import { send } from '@/tests/helpers/http';
import { openSocket } from '@/tests/helpers/sockets';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

let worker: Worker;
let sidecar: Sidecar;
let base: string;
let before: Figures;
beforeAll(async () => {
  [sidecar, worker] = await Promise.all([startSidecar(0, '127.0.0.1'), startWorker()]);
  base = `http://127.0.0.1:${sidecar.port}`;
});
afterAll(async () => {
  await Promise.all([sidecar.stop(), worker.stop()]);
});
beforeEach(async () => {
  before = await Figures.here();
});

/** The increase of a metric during this test. */
async function risen(name: string, labels: Record<string, string>): Promise<number> {
  return (await Figures.here()).since(before, name, labels);
}

describe('a request is counted', () => {
  it('by operation, method and status, and by how long it took', async () => {
    const { token } = await makeUser();
    for (let i = 0; i < 3; i += 1) await send('GET', `${base}/api/auth/me`, { token });
    await send('GET', `${base}/api/auth/me`);
    await send('GET', `${base}/api/nothing/with/an/${token}`);
    await send('POST', `${base}/api/wires`, { token, body: wireFields({ amount: 'x' }) });
    const me = { operation: 'me', method: 'GET' };
    expect(await risen('http_requests_total', { ...me, status: '200' })).toBe(3);
    expect(await risen('http_requests_total', { ...me, status: '401' })).toBe(1);
    expect(await risen('http_requests_total', { operation: 'unmatched', status: '404' })).toBe(1);
    expect(await risen('http_requests_total', { operation: 'createWire', status: '422' })).toBe(1);
    expect(await risen('http_request_duration_seconds_count', { operation: 'me' })).toBe(4);
  });

  it('by whether the cache had the entry', async () => {
    const { token } = await makeUser();
    const { body } = await send('POST', `${base}/api/wires`, { token, body: wireFields() });
    await worker.stop();
    const path = `${base}/api/wires/${String(body['id'])}`;
    const hits = async () => (await send('GET', path, { token })).headers.get('x-cache');
    const seen = [await hits(), await hits(), await hits()];
    worker = await startWorker();
    const count = (what: string) => seen.filter((cache) => cache === what).length;
    expect(count('hit')).toBeGreaterThan(0);
    for (const result of ['hit', 'miss'])
      expect(await risen('desk_cache_reads_total', { cache: 'wire', result })).toBe(count(result));
  });

  it('by the decision of the rate limiter', async () => {
    const { actor } = await makeUser();
    const operation = 'metrics-test';
    for (let i = 0; i < 5; i += 1) await consume({ subject: actor.user_id, operation, limit: 3 });
    const decided = (verdict: string) =>
      risen('desk_rate_limit_decisions_total', { operation, decided_by: 'redis', verdict });
    expect([await decided('allowed'), await decided('refused')]).toEqual([3, 2]);
  });
});

describe('a wire is counted', () => {
  it('as a change, a rail call, a job and an event', async () => {
    const { token } = await makeUser();
    const socket = await openSocket(`ws://127.0.0.1:${sidecar.port}/ws`, {
      authorization: `Bearer ${token}`,
    });
    await socket.received('the hello', ({ type }) => type === 'hello');
    expect(await risen('desk_sockets_open', {})).toBe(1);
    await send('POST', `${base}/api/wires`, {
      token,
      body: wireFields({ recipient_name: 'Lost Answer' }),
    });
    await socket.received('completion', (m) => 'wire' in m && m.wire.status === 'completed');
    const done = { task: 'process_wire', outcome: 'done' };
    await until('the job is counted', async () => (await risen('desk_jobs_total', done)) === 1);
    for (const type of ['created', 'processing', 'completed'])
      expect(await risen('desk_wire_changes_total', { type })).toBe(1);
    const rail = (call: string, outcome: string) =>
      risen('desk_rail_calls_total', { call, outcome });
    expect(await rail('submit', 'unknown')).toBe(1);
    expect(await rail('lookup', 'accepted')).toBe(1);
    expect(await risen('desk_job_duration_seconds_count', { task: 'process_wire' })).toBe(1);
    expect(await risen('desk_event_lag_seconds_count', {})).toBe(3);
    expect(await risen('http_requests_total', { operation: 'ws', status: '101' })).toBe(1);
    socket.socket.close();
    await until('the socket is gone', async () => (await risen('desk_sockets_open', {})) === 0);
  });

  it('when its job fails and is repeated', async () => {
    const { token } = await makeUser();
    const body = wireFields({ recipient_name: 'Unreachable Once' });
    await send('POST', `${base}/api/wires`, { token, body });
    const failed = { task: 'process_wire', outcome: 'failed' };
    await until(
      'the failure is counted',
      async () => (await risen('desk_jobs_total', failed)) === 1,
    );
    expect(await risen('desk_rail_calls_total', { call: 'submit', outcome: 'unreachable' })).toBe(
      1,
    );
    const done = { task: 'process_wire', outcome: 'done' };
    await until('it is done', async () => (await risen('desk_jobs_total', done)) === 1);
  });
});

it('resyncs are counted, and whether the relay is subscribed is reported', async () => {
  const { token } = await makeUser();
  const url = `ws://127.0.0.1:${sidecar.port}/ws?after=nothing-known`;
  const socket = await openSocket(url, { authorization: `Bearer ${token}` });
  await socket.received('resync', ({ type }) => type === 'resync');
  expect(await risen('desk_resyncs_total', {})).toBe(1);
  socket.socket.close();
  await until(
    'the relay is subscribed',
    async () => (await Figures.here()).get('desk_relay_listening') === 1,
  );
});

it('the breaker is closed while Redis answers', async () => {
  await withRedis('cache', (redis) => redis.ping());
  const figures = await Figures.here();
  expect(figures.get('desk_redis_breaker_open', { role: 'cache' })).toBe(0);
});
