import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectProblem, signIn, signUp, type Port } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { PASSWORD } from '@/tests/helpers/password';

interface SessionView {
  id: string;
  kind: string;
  current: boolean;
  address: string | null;
}

/** Refresh tokens, passwords and the list of sessions. */
export function sessionTests({ base, call }: Port): void {
  const refresh = (refresh_token: unknown) =>
    send<{ access_token: string; refresh_token: string }>('POST', `${base()}/api/auth/refresh`, {
      body: { refresh_token },
    });
  const sessionsOf = async (token: string) =>
    (await call<{ items: SessionView[] }>('GET', '/api/auth/sessions', { token })).body.items;

  describe('refresh tokens', () => {
    it('work once, and return a valid pair', async () => {
      const first = await signUp(base());
      const second = await refresh(first.refresh);
      expect(second.status).toBe(200);
      expect(second.body).toMatchObject({ token_type: 'bearer', expires_in: 900 });
      expect(second.headers.get('cache-control')).toBe('no-store');
      const me = await call('GET', '/api/auth/me', { token: second.body.access_token });
      expect(me.body['email']).toBe(first.email);
      const third = await refresh(second.body.refresh_token);
      expect(third.status).toBe(200);
    });

    it('end their whole session when they are used again', async () => {
      const first = await signUp(base());
      const second = await refresh(first.refresh);
      expectProblem(await refresh(first.refresh), 401, 'token_reused');
      expectProblem(await refresh(second.body.refresh_token), 401, 'invalid_token');
      for (const token of [first.token, second.body.access_token]) {
        expectProblem(await call('GET', '/api/auth/me', { token }), 401, 'invalid_token');
      }
    });

    it('are accepted at most once of many simultaneous uses', async () => {
      const { refresh: token } = await signUp(base());
      const replies = await Promise.all(Array.from({ length: 10 }, () => refresh(token)));
      expect(replies.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      expect(
        replies.filter(({ body }) => (body as { code?: string }).code === 'token_reused'),
      ).not.toEqual([]);
    });

    it('are refused when unknown, ended by logout, or not a string', async () => {
      expectProblem(await refresh('unknown'), 401, 'invalid_token');
      expectProblem(await refresh(7), 422, 'validation_failed');
      const account = await signUp(base());
      await call('POST', '/api/auth/logout', { token: account.token });
      expectProblem(await refresh(account.refresh), 401, 'invalid_token');
    });
  });

  describe('a change of password', () => {
    const change = (token: string, current_password: string, new_password: string) =>
      call('POST', '/api/auth/password', { token, body: { current_password, new_password } });

    it('ends every other session and keeps this one', async () => {
      const here = await signUp(base());
      const there = await signIn(base(), here.email);
      expect((await change(here.token, PASSWORD, 'another password')).status).toBe(204);
      expect((await call('GET', '/api/auth/me', { token: here.token })).status).toBe(200);
      expectProblem(
        await call('GET', '/api/auth/me', { token: there.token }),
        401,
        'invalid_token',
      );
      expectProblem(await refresh(there.refresh), 401, 'invalid_token');
      const old = { email: here.email, password: PASSWORD };
      expectProblem(
        await call('POST', '/api/auth/login', { body: old }),
        401,
        'invalid_credentials',
      );
      await signIn(base(), here.email, 'another password');
    });

    it('ends the sessions of sign-ins with the old password that run at the same time', async () => {
      const { email, token } = await signUp(base());
      const body = { email, password: PASSWORD };
      const login = () => call<{ access_token: string }>('POST', '/api/auth/login', { body });
      const [changed, ...logins] = await Promise.all([
        change(token, PASSWORD, 'another password'),
        ...Array.from({ length: 4 }, login),
      ]);
      expect(changed.status).toBe(204);
      for (const { status, body: pair } of logins) {
        if (status !== 200) continue;
        const me = await call('GET', '/api/auth/me', { token: pair.access_token });
        expectProblem(me, 401, 'invalid_token');
      }
    });

    it('needs the current password, and a new one that is valid', async () => {
      const { token } = await signUp(base());
      expectProblem(await change(token, 'not it', 'another password'), 401, 'invalid_credentials');
      const problem = expectProblem(
        await change(token, PASSWORD, 'short'),
        422,
        'validation_failed',
      );
      expect(problem.errors?.map((e) => [e.pointer, e.code])).toEqual([
        ['/new_password', 'too_short'],
      ]);
    });
  });

  describe('sessions', () => {
    it('are listed with the current one marked, and ended one by one', async () => {
      const here = await signUp(base());
      const there = await signIn(base(), here.email);
      const items = await sessionsOf(here.token);
      expect(items.map(({ kind, current }) => [kind, current])).toEqual([
        ['api', false],
        ['api', true],
      ]);
      expect(items[0]?.address).toMatch(/127\.0\.0\.1|::1/);
      const other = items.find(({ current }) => !current)?.id ?? '';
      const end = (id: string) => call('DELETE', `/api/auth/sessions/${id}`, { token: here.token });
      expect((await end(other)).status).toBe(204);
      expectProblem(
        await call('GET', '/api/auth/me', { token: there.token }),
        401,
        'invalid_token',
      );
      expectProblem(await end(other), 404, 'not_found');
    });

    it('cannot be listed or ended by another user', async () => {
      const [owner, stranger] = [await signUp(base()), await signUp(base())];
      const own = (await sessionsOf(owner.token))[0]?.id ?? '';
      for (const id of [own, 'x', randomUUID()]) {
        const reply = await call('DELETE', `/api/auth/sessions/${id}`, { token: stranger.token });
        expectProblem(reply, 404, 'not_found');
      }
      expect((await call('GET', '/api/auth/me', { token: owner.token })).status).toBe(200);
    });
  });
}
