import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/api/contract';
import type { Wire } from '@/lib/wires/schema';
import { send, type Reply, type RequestOptions } from '@/tests/helpers/http';

const PASSWORD = 'a password of the tests';
const fields = { sender_name: 'Ada', recipient_name: 'Bob', amount: '5.00', currency: 'USD' };

/** An account made through the API itself, and its token. */
export async function signUp(base: string): Promise<{ email: string; token: string }> {
  const body = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  await send('POST', `${base}/api/auth/register`, { body });
  const { body: tokens } = await send<{ access_token: string }>('POST', `${base}/api/auth/login`, {
    body,
  });
  return { email: body.email, token: tokens.access_token };
}

function expectProblem(reply: Reply, status: number, code: string): Problem {
  expect({ status: reply.status, code: reply.body['code'] }).toEqual({ status, code });
  expect(reply.headers.get('content-type')).toMatch('application/problem+json');
  expect(reply.body).toMatchObject({ status, request_id: reply.headers.get('x-request-id') });
  return reply.body as unknown as Problem;
}

/** What must hold on every port that serves the API, seen from outside. `baseOf` is asked late. */
export function contractTests(baseOf: () => string): void {
  let token: string;
  let email: string;
  const call = <T = Record<string, unknown>>(
    method: string,
    path: string,
    options: RequestOptions = {},
  ) => send<T>(method, baseOf() + path, { token, ...options });
  const create = async (body: object = fields) =>
    (await call<Wire>('POST', '/api/wires', { body })).body;

  beforeAll(async () => {
    ({ email, token } = await signUp(baseOf()));
  });

  describe('authentication', () => {
    it('registers once, under one spelling of the e-mail', async () => {
      const body = { email: `  ${email.toUpperCase()} `, password: PASSWORD };
      expectProblem(await call('POST', '/api/auth/register', { body }), 409, 'email_taken');
    });

    it.each([
      [{ email: 'x', password: PASSWORD }, '/email', 'invalid_format'],
      [{ email: 'a@example.com', password: 'short' }, '/password', 'too_short'],
      [{ email: 'a@example.com', password: 'x'.repeat(73) }, '/password', 'too_long'],
      [{ email: 'a@example.com', password: 'pass\u0000word' }, '/password', 'forbidden_characters'],
      [
        { email: 'a@example.com', password: PASSWORD, is_active: true },
        '/is_active',
        'unknown_field',
      ],
    ])('does not register %j', async (body, pointer, code) => {
      const reply = await call('POST', '/api/auth/register', { body });
      const problem = expectProblem(reply, 422, 'validation_failed');
      expect(problem.errors?.map((e) => [e.pointer, e.code])).toEqual([[pointer, code]]);
    });

    it('gives a pair of tokens for 15 minutes', async () => {
      const reply = await call('POST', '/api/auth/login', { body: { email, password: PASSWORD } });
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual({
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
        refresh_token: expect.any(String) as string,
        token_type: 'bearer',
        expires_in: 900,
      });
      expect(reply.headers.get('cache-control')).toBe('no-store');
    });

    it('says the same of a wrong password and an unknown e-mail', async () => {
      const tries = [
        { email, password: 'wrong password' },
        { email: `${randomUUID()}@example.com`, password: 'wrong password' },
      ];
      const texts = new Set<string>();
      for (const body of tries) {
        const reply = await call('POST', '/api/auth/login', { body });
        const problem = expectProblem(reply, 401, 'invalid_credentials');
        texts.add(JSON.stringify({ ...problem, request_id: '' }));
      }
      expect(texts.size).toBe(1);
    });

    it('knows who is signed in, and nobody after logout', async () => {
      const other = await signUp(baseOf());
      const me = await call('GET', '/api/auth/me', { token: other.token });
      expect(me.body).toMatchObject({ email: other.email, is_active: true });
      expect(Object.keys(me.body).sort()).toEqual(['created_at', 'email', 'id', 'is_active']);
      expect((await call('POST', '/api/auth/logout', { token: other.token })).status).toBe(204);
      expectProblem(
        await call('GET', '/api/auth/me', { token: other.token }),
        401,
        'invalid_token',
      );
    });

    it.each([
      ['no token', {}, 'unauthenticated'],
      ['another scheme', { authorization: 'Basic abc' }, 'invalid_token'],
      ['nonsense', { authorization: 'Bearer nonsense' }, 'invalid_token'],
      [
        'no algorithm',
        { authorization: `Bearer ${btoa('{"alg":"none"}')}.${btoa('{}')}.` },
        'invalid_token',
      ],
      ['a huge token', { authorization: `Bearer ${'x'.repeat(5_000)}` }, 'invalid_token'],
      ['a bad cookie', { cookie: 'next-auth.session-token=x' }, 'invalid_token'],
    ])('refuses %s', async (_, headers: Record<string, string>, code) => {
      const reply = await send('GET', `${baseOf()}/api/wires`, { headers });
      expectProblem(reply, 401, code);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    });
  });

  describe('wires', () => {
    it('are created with their place and version', async () => {
      const reply = await call<Wire>('POST', '/api/wires', { body: { ...fields, amount: '12.5' } });
      expect(reply.status).toBe(201);
      expect(reply.body).toMatchObject({
        ...fields,
        amount: '12.50',
        status: 'pending',
        version: 1,
      });
      expect(reply.headers.get('location')).toBe(`/api/wires/${reply.body.id}`);
      expect(reply.headers.get('etag')).toBe('"1"');
      expect(Object.keys(reply.body)).toEqual([
        'id',
        'reference_number',
        'sender_name',
        'recipient_name',
        'amount',
        'currency',
        'status',
        'failure_code',
        'failure_reason',
        'version',
        'created_by',
        'created_at',
        'updated_at',
      ]);
    });

    it('keep an amount exact, though JSON calls it a number', async () => {
      const body =
        '{"sender_name":"A","recipient_name":"B","amount":9999999999999.99,"currency":"EUR"}';
      expect((await call<Wire>('POST', '/api/wires', { body })).body.amount).toBe(
        '9999999999999.99',
      );
    });

    it('are created once with one key', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const first = await call('POST', '/api/wires', { body: fields, headers });
      const reordered = { currency: 'USD', amount: '5', recipient_name: 'Bob', sender_name: 'Ada' };
      const second = await call('POST', '/api/wires', { body: reordered, headers });
      expect(second.text).toBe(first.text);
      expect(second.status).toBe(201);
      expect([first, second].map((r) => r.headers.get('idempotent-replayed'))).toEqual([
        null,
        'true',
      ]);
      const other = await call('POST', '/api/wires', { body: { ...fields, amount: '6' }, headers });
      expectProblem(other, 422, 'idempotency_key_reused');
      const bad = { 'idempotency-key': 'x'.repeat(256) };
      expectProblem(
        await call('POST', '/api/wires', { body: fields, headers: bad }),
        422,
        'validation_failed',
      );
    });

    it('are read, and not read again when nothing changed', async () => {
      const wire = await create();
      const reply = await call<Wire>('GET', `/api/wires/${wire.id}`);
      expect(reply.status).toBe(200);
      const etag = reply.headers.get('etag') ?? '';
      const again = await call('GET', `/api/wires/${wire.id}`, {
        headers: { 'if-none-match': `"9", W/${etag}` },
      });
      expect([again.status, again.text]).toEqual([304, '']);
    });

    it('are listed', async () => {
      const wire = await create();
      const reply = await call<{ items: Wire[] }>('GET', '/api/wires?page_size=1&sort=-created_at');
      expect(reply.body.items.map(({ id }) => id)).toEqual([wire.id]);
      expect(reply.body).toMatchObject({
        page: 1,
        page_size: 1,
        total: expect.any(Number) as number,
      });
    });

    it.each([
      ['page=0', '/page'],
      ['page=1000001', '/page'],
      ['page=1e3', '/page'],
      ['page_size=101', '/page_size'],
      ['status=done', '/status'],
      ['currency=usd', '/currency'],
      ['sort=id', '/sort'],
      ['search=', '/search'],
      ['min_amount=-1', '/min_amount'],
      ['created_from=yesterday', '/created_from'],
      ['page=1&page=1', '/page'],
      ['colour=red', '/colour'],
    ])('are not listed by %s', async (query, pointer) => {
      const problem = expectProblem(
        await call('GET', `/api/wires?${query}`),
        422,
        'validation_failed',
      );
      expect(problem.errors?.map((e) => e.pointer)).toEqual([pointer]);
    });

    it('are not found: malformed, unknown and foreign ids alike', async () => {
      const stranger = await signUp(baseOf());
      const foreign = (await create()).id;
      for (const id of ['x', '%00', randomUUID(), foreign]) {
        const options = { token: stranger.token };
        expectProblem(await call('GET', `/api/wires/${id}`, options), 404, 'not_found');
        expectProblem(await call('GET', `/api/wires/${id}/events`, options), 404, 'not_found');
        expectProblem(
          await call('PUT', `/api/wires/${id}`, { ...options, body: fields }),
          404,
          'not_found',
        );
        expectProblem(await call('DELETE', `/api/wires/${id}`, options), 404, 'not_found');
      }
    });

    it('have a history', async () => {
      const wire = await create();
      const { body } = await call<{ items: { type: string; version: number }[] }>(
        'GET',
        `/api/wires/${wire.id}/events`,
      );
      expect(body.items[0]).toMatchObject({ type: 'created', version: 1, from_status: null });
    });

    it('are replaced only whole', async () => {
      const { id } = await create();
      const rest = { ...fields, currency: undefined };
      const problem = expectProblem(
        await call('PUT', `/api/wires/${id}`, { body: rest }),
        422,
        'validation_failed',
      );
      expect(problem.errors?.[0]).toMatchObject({ pointer: '/currency', code: 'required' });
    });

    it('are not changed by an entity tag that is none', async () => {
      const { id } = await create();
      const headers = { 'if-match': 'x' };
      expectProblem(
        await call('PUT', `/api/wires/${id}`, { body: fields, headers }),
        400,
        'bad_request',
      );
    });
  });

  describe('bad input', () => {
    const post = (body: string, headers: Record<string, string> = {}) =>
      call('POST', '/api/wires', { body, headers });

    it.each([
      ['', 'malformed_json'],
      ['{', 'malformed_json'],
      ['\ufeff{}', 'malformed_json'],
      ['{"amount":"1","amount":"2"}', 'malformed_json'],
      ['['.repeat(1_000) + ']'.repeat(1_000), 'malformed_json'],
    ])('%j is not JSON we take', async (body, code) => {
      expectProblem(await post(body), 400, code);
    });

    it('a prototype is a field like any other, and unknown', async () => {
      const problem = expectProblem(
        await post('{"__proto__":{"amount":"5"}}'),
        422,
        'validation_failed',
      );
      expect(problem.errors?.map((e) => e.pointer)).toContain('/__proto__');
    });

    it('too large is 413, with and without a length', async () => {
      expectProblem(
        await post(JSON.stringify({ sender_name: 'x'.repeat(70_000) })),
        413,
        'payload_too_large',
      );
      const stream = new Blob([JSON.stringify({ sender_name: 'x'.repeat(70_000) })]).stream();
      const response = await fetch(`${baseOf()}/api/wires`, {
        method: 'POST',
        body: stream,
        duplex: 'half',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      } as RequestInit);
      expect(response.status).toBe(413);
    });

    it.each([
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-encoding': 'gzip' },
    ])('%j is 415', async (headers) => {
      expectProblem(await post('{}', headers), 415, 'unsupported_media_type');
    });
  });

  describe('the road', () => {
    it.each([
      ['DELETE', '/api/wires', 'POST, GET, HEAD, OPTIONS'],
      ['POST', '/api/auth/me', 'GET, HEAD, OPTIONS'],
      ['POST', '/health', 'GET, HEAD, OPTIONS'],
    ])('%s %s is 405, before anybody is asked who they are', async (method, path, allow) => {
      const reply = await send(method, baseOf() + path);
      expectProblem(reply, 405, 'method_not_allowed');
      expect(reply.headers.get('allow')).toBe(allow);
    });

    it.each(['/api/nothing', '/api/wires/x/y/z', '/api/auth/nothing', '/health/nothing'])(
      '%s is 404',
      async (path) => {
        expectProblem(await send('GET', baseOf() + path), 404, 'not_found');
      },
    );

    it('gives every answer an id, the client one if it has the form', async () => {
      const own = await call('GET', '/api', { headers: { 'x-request-id': 'client-chosen-1' } });
      expect(own.headers.get('x-request-id')).toBe('client-chosen-1');
      const odd = await call('GET', '/api', { headers: { 'x-request-id': 'a b' } });
      expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(odd.headers.get('x-content-type-options')).toBe('nosniff');
      expect(odd.headers.get('x-powered-by')).toBeNull();
    });

    it('answers HEAD like GET without a body, and OPTIONS with what is allowed', async () => {
      const head = await call('HEAD', '/api');
      expect([head.status, head.text]).toEqual([200, '']);
      const options = await call('OPTIONS', '/api/wires');
      expect([options.status, options.headers.get('allow')]).toEqual([
        204,
        'POST, GET, HEAD, OPTIONS',
      ]);
    });

    it('says whether it is well', async () => {
      const reply = await send('GET', `${baseOf()}/health`);
      expect(reply.body).toMatchObject({
        status: 'ok',
        checks: { postgres: { status: 'ok' }, redis: { status: 'ok' } },
      });
      expect((await send('GET', `${baseOf()}/health/live`)).body).toEqual({ status: 'ok' });
      const root = await send('GET', `${baseOf()}/`, { headers: { accept: 'application/json' } });
      expect(root.body).toMatchObject({ name: 'Wire Management' });
    });
  });
}
