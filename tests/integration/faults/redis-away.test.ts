import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { Figures } from '@/tests/helpers/figures';
import { send } from '@/tests/helpers/http';
import { makeUser, type TestUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

// No server listens on this port. Set before the configuration is read.
process.env['REDIS_URL'] = 'redis://127.0.0.1:1';
process.env['RATE_LIMIT_PER_MINUTE'] = '30';

let sidecar: Sidecar;
let base: string;
let user: TestUser;
beforeAll(async () => {
  sidecar = await startSidecar(0, '127.0.0.1');
  base = `http://127.0.0.1:${sidecar.port}`;
  user = await makeUser();
});
afterAll(() => sidecar.stop());

describe('without Redis', () => {
  it('reads and writes work, and a read returns the last write', async () => {
    const { token } = user;
    const created = await send<{ id: string }>('POST', `${base}/api/wires`, {
      token,
      body: wireFields(),
    });
    expect(created.status).toBe(201);
    const path = `${base}/api/wires/${created.body.id}`;
    expect((await send('GET', path, { token })).headers.get('x-cache')).toBe('miss');
    await send('PUT', path, { token, body: wireFields({ amount: '6.00', currency: 'USD' }) });
    expect((await send('GET', path, { token })).body['amount']).toBe('6.00');
    expect((await send('GET', `${base}/api/wires`, { token })).body['total']).toBe(1);
    expect((await send('DELETE', path, { token })).status).toBe(204);
  });

  it('health is degraded, with status 200', async () => {
    const { status, body } = await send('GET', `${base}/health`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', checks: { redis: { status: 'failed' } } });
  });

  it('each process enforces the rate limit by itself', async () => {
    const { token } = await makeUser();
    const before = await Figures.here();
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => send('GET', `${base}/api/auth/me`, { token })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(30);
    const decided = { operation: 'me', decided_by: 'local' };
    const figures = await Figures.here();
    const decisions = (verdict: string) =>
      figures.since(before, 'desk_rate_limit_decisions_total', { ...decided, verdict });
    expect([decisions('allowed'), decisions('refused')]).toEqual([30, 10]);
    expect(figures.get('desk_redis_breaker_open', { role: 'limiter' })).toBe(1);
    const refused = replies.find(({ status }) => status === 429);
    expect(refused?.body['code']).toBe('rate_limited');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/);
    expect(refused?.headers.get('ratelimit-policy')).toBe('"default";q=30;w=60');
  });

  it('a revoked session is refused', async () => {
    const { token } = await makeUser();
    expect((await send('POST', `${base}/api/auth/logout`, { token })).status).toBe(204);
    expect((await send('GET', `${base}/api/auth/me`, { token })).status).toBe(401);
  });
});
