import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/contract/endpoints';
import type { Endpoint } from '@/contract/endpoint';
import { pathOf, type Operation } from '@/contract/paths';
import { expectProblem, signUp, type Port } from '@/tests/contract/port';
import { newId } from '@/lib/ids';
import { send } from '@/tests/helpers/http';
import { wireFields } from '@/tests/helpers/wires';

const ROWS = Object.entries(ENDPOINTS) as [Operation, Endpoint][];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const names = (rows: [Operation, Endpoint][]) => rows.map(([name, row]) => [name, row] as const);

const forUsers = names(ROWS.filter(([, { auth }]) => auth === 'user'));
const withBody = names(ROWS.filter(([, { body }]) => body !== undefined));
const withId = names(ROWS.filter(([, { path }]) => path.includes('{id}')));
const limited = names(ROWS.filter(([, { unlimited }]) => unlimited !== true));

/** The tests that every row of the contract must pass. */
export function everyEndpointTests({ base, account, call }: Port): void {
  const at = (name: Operation) => pathOf(name, { id: newId() });
  const ask = (name: Operation, options: Parameters<Port['call']>[2] = {}) =>
    call(ENDPOINTS[name].method, at(name), options);
  const anonymously = (name: Operation, headers: Record<string, string> = {}) =>
    send(ENDPOINTS[name].method, base() + at(name), { headers });

  describe('every endpoint', () => {
    it.each(names(ROWS))('%s lists its methods in the Allow header', async (name) => {
      const mine = ROWS.filter(([, { path }]) => path === ENDPOINTS[name].path);
      const method = METHODS.find((m) => mine.every(([, row]) => row.method !== m)) ?? '';
      const reply = await send(method, base() + at(name));
      expectProblem(reply, 405, 'method_not_allowed');
      for (const [, row] of mine) expect(reply.headers.get('allow')).toContain(row.method);
    });

    it.each(names(ROWS))('%s refuses an unknown parameter', async (name, row) => {
      const reply = await send(row.method, `${base()}${at(name)}?colour=red`, {
        token: account().token,
        ...(row.body && { body: {} }),
      });
      const problem = expectProblem(reply, 422, 'validation_failed');
      expect(problem.errors?.map(({ pointer }) => pointer)).toContain('/colour');
    });

    it.each(limited)('%s has the remaining requests in its headers', async (name, row) => {
      // Logout ends its session, so it gets a session of its own.
      const token = name === 'logout' ? (await signUp(base())).token : account().token;
      const reply = await ask(name, { token, ...(row.body && { body: {} }) });
      expect(reply.headers.get('ratelimit-policy')).toMatch(/^"default";q=\d+;w=60$/);
      expect(reply.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/);
    });
  });

  describe('every endpoint for users', () => {
    it.each(forUsers)('%s authenticates before validation', async (name) => {
      const reply = await anonymously(name);
      expectProblem(reply, 401, 'unauthenticated');
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    });

    it.each(forUsers)('%s refuses a bad token and a bad cookie', async (name) => {
      const bad = [
        { authorization: 'Bearer x' },
        { authorization: `Bearer ${account().token.slice(0, -4)}AAAA` },
        { authorization: `Bearer ${account().refresh}` },
        { cookie: `next-auth.session-token=${account().token}` },
      ];
      for (const headers of bad) {
        expectProblem(await anonymously(name, headers), 401, 'invalid_token');
      }
    });
  });

  describe('every endpoint with an id', () => {
    it.each(withId)('%s answers 404 for an unknown id', async (name, row) => {
      expectProblem(await ask(name, row.body ? { body: wireFields() } : {}), 404, 'not_found');
    });
  });

  describe('every endpoint with a body', () => {
    it.each(withBody)('%s accepts only JSON', async (name) => {
      const text = { 'content-type': 'text/plain' };
      expectProblem(await ask(name, { body: '{}', headers: text }), 415, 'unsupported_media_type');
      expectProblem(await ask(name, { body: '{' }), 400, 'malformed_json');
      expectProblem(await ask(name, { body: '' }), 400, 'malformed_json');
      expectProblem(await ask(name, { body: 'x'.repeat(64 * 1024 + 1) }), 413, 'payload_too_large');
    });

    it.each(withBody)('%s refuses an unknown field', async (name) => {
      const problem = expectProblem(
        await ask(name, { body: { colour: 1 } }),
        422,
        'validation_failed',
      );
      expect(problem.errors).toContainEqual(
        expect.objectContaining({ pointer: '/colour', code: 'unknown_field' }),
      );
    });

    it.each(withBody)('%s refuses a body that is no object', async (name) => {
      for (const body of ['[]', '"x"', '7', 'null', 'true']) {
        expectProblem(await ask(name, { body }), 422, 'validation_failed');
      }
    });
  });
}
