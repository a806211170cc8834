import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectProblem, signUp, type Port } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { PASSWORD } from '@/tests/helpers/password';

/** Registration, sign-in and tokens. */
export function authenticationTests({ base, account, call }: Port): void {
  describe('authentication', () => {
    it('registers once, under one spelling of the e-mail', async () => {
      const body = { email: `  ${account().email.toUpperCase()} `, password: PASSWORD };
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

    it('answers a sign-in with a pair of tokens, valid for 15 minutes', async () => {
      const reply = await call('POST', '/api/auth/login', {
        body: { email: account().email, password: PASSWORD },
      });
      expect(reply.status).toBe(200);
      expect(reply.body).toEqual({
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
        refresh_token: expect.any(String) as string,
        token_type: 'bearer',
        expires_in: 900,
      });
      expect(reply.headers.get('cache-control')).toBe('no-store');
    });

    it('answers a wrong password and an unknown e-mail alike', async () => {
      const tries = [
        { email: account().email, password: 'wrong password' },
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

    it('answers the user of a token, and 401 after logout', async () => {
      const other = await signUp(base());
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
      const reply = await send('GET', `${base()}/api/wires`, { headers });
      expectProblem(reply, 401, code);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    });
  });
}
