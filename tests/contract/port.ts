import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Problem } from '@/contract/problem';
import type { Wire } from '@/contract/wire';
import { send, type Reply, type RequestOptions } from '@/tests/helpers/http';
import { PASSWORD } from '@/tests/helpers/password';

export interface Account {
  email: string;
  token: string;
  refresh: string;
}

/** Signs in through the API. */
export async function signIn(base: string, email: string, password = PASSWORD): Promise<Account> {
  const reply = await send<{ access_token: string; refresh_token: string }>(
    'POST',
    `${base}/api/auth/login`,
    { body: { email, password } },
  );
  expect(reply.status).toBe(200);
  return { email, token: reply.body.access_token, refresh: reply.body.refresh_token };
}

/** Registers a new account through the API and signs in. */
export async function signUp(base: string): Promise<Account> {
  const body = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  const reply = await send('POST', `${base}/api/auth/register`, { body });
  expect(reply.status).toBe(201);
  return signIn(base, body.email);
}

/** Expects an answer to be the problem of this status and code, and returns its body. */
export function expectProblem(reply: Reply, status: number, code: string): Problem {
  expect({ status: reply.status, code: reply.body['code'] }).toEqual({ status, code });
  expect(reply.headers.get('content-type')).toMatch('application/problem+json');
  expect(reply.body).toMatchObject({ status, request_id: reply.headers.get('x-request-id') });
  return reply.body as unknown as Problem;
}

/** One port that serves the API, and an account that is signed in there. */
export interface Port {
  /** A function, because the address is known only after the port is open. */
  base: () => string;
  account: () => Account;
  call: <T = Record<string, unknown>>(
    method: string,
    path: string,
    options?: RequestOptions,
  ) => Promise<Reply<T>>;
  create: (body?: object) => Promise<Wire>;
}
