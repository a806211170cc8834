import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Problem } from '@/contract/endpoints';
import type { Wire } from '@/contract/wire';
import { send, type Reply, type RequestOptions } from '@/tests/helpers/http';
import { PASSWORD } from '@/tests/helpers/password';

export interface Account {
  email: string;
  token: string;
  refresh: string;
}

/** Signs in through the API; a pair of tokens. */
export async function signIn(base: string, email: string, password = PASSWORD): Promise<Account> {
  const reply = await send<{ access_token: string; refresh_token: string }>(
    'POST',
    `${base}/api/auth/login`,
    { body: { email, password } },
  );
  expect(reply.status).toBe(200);
  return { email, token: reply.body.access_token, refresh: reply.body.refresh_token };
}

/** An account made through the API itself, signed in. */
export async function signUp(base: string): Promise<Account> {
  const body = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  const reply = await send('POST', `${base}/api/auth/register`, { body });
  expect(reply.status).toBe(201);
  return signIn(base, body.email);
}

/** Checks that an answer is this problem, in its form. */
export function expectProblem(reply: Reply, status: number, code: string): Problem {
  expect({ status: reply.status, code: reply.body['code'] }).toEqual({ status, code });
  expect(reply.headers.get('content-type')).toMatch('application/problem+json');
  expect(reply.body).toMatchObject({ status, request_id: reply.headers.get('x-request-id') });
  return reply.body as unknown as Problem;
}

/** One port that serves the API, as somebody signed in there sees it. */
export interface Port {
  /** Asked late: the port is known only when it is up. */
  base: () => string;
  account: () => Account;
  call: <T = Record<string, unknown>>(
    method: string,
    path: string,
    options?: RequestOptions,
  ) => Promise<Reply<T>>;
  create: (body?: object) => Promise<Wire>;
}
