import { describe, expect, it } from 'vitest';
import { expectProblem, type Port } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';

/** What every request has in common. */
export function requestTests({ base, call }: Port): void {
  describe('a request', () => {
    it.each([
      ['DELETE', '/api/wires', 'POST, GET, HEAD, OPTIONS'],
      ['POST', '/api/auth/me', 'GET, HEAD, OPTIONS'],
      ['POST', '/health', 'GET, HEAD, OPTIONS'],
    ])('%s %s is 405, before authentication', async (method, path, allow) => {
      const reply = await send(method, base() + path);
      expectProblem(reply, 405, 'method_not_allowed');
      expect(reply.headers.get('allow')).toBe(allow);
    });

    it.each(['/api/nothing', '/api/wires/x/y/z', '/api/auth/nothing', '/health/nothing'])(
      '%s is 404',
      async (path) => {
        expectProblem(await send('GET', base() + path), 404, 'not_found');
      },
    );

    it('has a request id in its answer, the one of the client if it is well-formed', async () => {
      const own = await call('GET', '/api', { headers: { 'x-request-id': 'client-chosen-1' } });
      expect(own.headers.get('x-request-id')).toBe('client-chosen-1');
      const odd = await call('GET', '/api', { headers: { 'x-request-id': 'a b' } });
      expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(odd.headers.get('x-content-type-options')).toBe('nosniff');
      expect(odd.headers.get('x-powered-by')).toBeNull();
    });

    it('is answered to HEAD like to GET without a body, and to OPTIONS with the allowed methods', async () => {
      const head = await call('HEAD', '/api');
      expect([head.status, head.text]).toEqual([200, '']);
      const options = await call('OPTIONS', '/api/wires');
      expect([options.status, options.headers.get('allow')]).toEqual([
        204,
        'POST, GET, HEAD, OPTIONS',
      ]);
    });

    it.each(['/api', '/api/auth/me', '/api/wires', '/health/live'])(
      'OPTIONS %s is answered with the allowed methods',
      async (path) => {
        const reply = await send('OPTIONS', base() + path);
        expect([reply.status, reply.text]).toEqual([204, '']);
        expect(reply.headers.get('allow')).toMatch(/GET, HEAD, OPTIONS$/);
      },
    );

    it('HEAD below /api/auth is answered like GET, without a body', async () => {
      const head = await call('HEAD', '/api/auth/me');
      expect([head.status, head.text]).toEqual([200, '']);
      expect((await send('HEAD', `${base()}/api/auth/nothing`)).status).toBe(404);
    });

    it('to the health checks is answered ok', async () => {
      const reply = await send('GET', `${base()}/health`);
      expect(reply.body).toMatchObject({
        status: 'ok',
        checks: { postgres: { status: 'ok' }, redis: { status: 'ok' } },
      });
      expect((await send('GET', `${base()}/health/live`)).body).toEqual({ status: 'ok' });
      const root = await send('GET', `${base()}/`, { headers: { accept: 'application/json' } });
      expect(root.body).toMatchObject({ name: 'Wire Management' });
    });
  });
}
