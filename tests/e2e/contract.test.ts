import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { expectProblem } from '@/tests/contract/port';
import { contractTests } from '@/tests/contract/all';
import { startTestApp, type TestApp } from '@/tests/helpers/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('the UI port', () => {
  contractTests(() => app.webUrl);

  it('serves a page at its root to a browser', async () => {
    const response = await fetch(app.webUrl, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toMatch('text/html');
    expect(response.url).toMatch('/login');
  });
});

describe('the routes of next-auth', () => {
  it.each([
    ['POST', 'callback/credentials', '{', 'application/json', 400, 'malformed_json'],
    [
      'POST',
      'callback/credentials',
      'x'.repeat(70_000),
      'application/json',
      413,
      'payload_too_large',
    ],
    ['POST', 'callback/credentials', 'x', 'text/plain', 415, 'unsupported_media_type'],
    ['GET', 'callback/credentials', undefined, undefined, 405, 'method_not_allowed'],
    ['DELETE', 'session', undefined, undefined, 405, 'method_not_allowed'],
    ['GET', 'signout', undefined, undefined, 405, 'method_not_allowed'],
    ['GET', 'nothing', undefined, undefined, 404, 'not_found'],
  ])('%s %s is refused like every request', async (method, action, body, type, status, code) => {
    const reply = await send(method, `${app.webUrl}/api/auth/${action}`, {
      body,
      ...(type !== undefined && { headers: { 'content-type': type } }),
    });
    expectProblem(reply, status, code);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });
});

describe('the API port', () => {
  contractTests(() => app.apiUrl);
});
