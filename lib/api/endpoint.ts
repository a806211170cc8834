import type { Actor } from '@/contract/actor';
import { authenticate } from '@/lib/api/authenticate';
import { readJson } from '@/lib/api/body';
import { ENDPOINTS, type BodyOf, type QueryOf } from '@/contract/endpoints';
import type { Endpoint } from '@/contract/endpoint';
import { limitRate } from '@/lib/api/limit';
import type { Operation } from '@/contract/paths';
import type { RequestInfo } from '@/lib/api/request';
import { isId } from '@/lib/ids';
import { note } from '@/lib/trace';
import { validate, validateQuery } from '@/lib/validate';

/** The validated input of a handler. */
export interface Context<O extends Operation> {
  actor: (typeof ENDPOINTS)[O]['auth'] extends 'user' ? Actor : undefined;
  params: Record<string, string>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  headers: Headers;
  /** The client's address; undefined when the request did not arrive through a socket. */
  address: string | undefined;
}

/** A row of the contract with its handler. */
export interface Mounted {
  endpoint: Endpoint;
  operation: Operation;
  serve(request: Request, params: Record<string, string>, call: RequestInfo): Promise<Response>;
}

/**
 * Mounts the handler of an operation behind the steps that every request takes: authenticate, rate
 * limit, parse, validate. The router has matched path and method; `answerRequest` adds request id,
 * error mapping and log line.
 */
export function endpoint<O extends Operation>(
  operation: O,
  handler: (context: Context<O>) => Promise<Response> | Response,
): Mounted {
  const row: Endpoint = ENDPOINTS[operation];
  return {
    endpoint: row,
    operation,
    async serve(request, params, call) {
      const { headers } = request;
      const actor = row.auth === 'user' ? await authenticate(request.method, headers) : undefined;
      if (actor) note({ user_id: actor.user_id });
      // Any other text comes from the client and must not be logged.
      if (row.tag === 'Wires' && isId(params['id'] ?? '')) note({ wire_id: params['id'] });
      if (row.unlimited !== true) await limitRate(operation, actor, call);
      const raw = row.body === undefined ? undefined : await readJson(request);
      const query = validateQuery(row.query, new URL(request.url).searchParams);
      const body = row.body === undefined ? undefined : validate(row.body, raw);
      const context = { actor, params, query, body, headers, address: call.address };
      // The row's schemas produced these values, which the compiler cannot infer through the table.
      return handler(context as unknown as Context<O>);
    },
  };
}

/** A JSON answer. `text` is a body that is already serialised. */
export function json(
  status: number,
  body: { text: string } | { value: unknown },
  headers: Record<string, string> = {},
): Response {
  return new Response('text' in body ? body.text : JSON.stringify(body.value), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** An answer without a body. */
export function empty(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
