import { headers as incomingHeaders } from 'next/headers';
import { handle, socketAddressHeader } from '@/lib/api';
import type { ActionResult } from '@/contract/action-result';
import { ENDPOINTS, type AnswerOf, type BodyInputOf } from '@/contract/endpoints';
import type { Problem } from '@/contract/problem';
import { pathOf, type Operation } from '@/contract/paths';
import { env } from '@/lib/env';

/** The headers of the browser's request that authentication and rate limits need; no others are passed. */
const FORWARDED = ['cookie', 'origin', 'sec-fetch-site', 'x-forwarded-for', 'user-agent'];

export interface ActionInput<O extends Operation> {
  params?: Record<string, string>;
  body?: BodyInputOf<O>;
  headers?: Record<string, string>;
}

/**
 * Runs an operation of the API for a server action. An action is a public POST, so it takes the path
 * of every request: the API's handler runs in this process with the browser's cookie and origin, and
 * checks them itself.
 */
export async function action<O extends Operation>(
  operation: O,
  input: ActionInput<O>,
): Promise<ActionResult<AnswerOf<O>>> {
  const { method } = ENDPOINTS[operation];
  const incoming = await incomingHeaders();
  const headers = new Headers(input.headers);
  for (const name of FORWARDED) {
    const value = incoming.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = input.body !== undefined;
  if (hasBody) headers.set('content-type', 'application/json');
  const request = new Request(new URL(pathOf(operation, input.params), env().PUBLIC_URL), {
    method,
    headers,
    ...(hasBody && { body: JSON.stringify(input.body) }),
  });
  const response = await handle(request, incoming.get(socketAddressHeader()) ?? undefined);
  const text = await response.text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return { ok: true, value: value as AnswerOf<O> };
  return { ok: false, problem: value as Problem };
}
