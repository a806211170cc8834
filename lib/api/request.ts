import { clientAddress } from '@/lib/api/address';
import { asAppError, problemResponse } from '@/lib/api/problem';
import { newId } from '@/lib/ids';
import { describeError, log } from '@/lib/log';
import { counter, histogram, WAIT_BUCKETS_S } from '@/lib/metrics';
import { traced } from '@/lib/trace';

const CLIENTS_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

const requests = counter('http_requests_total', 'Requests that were answered.', [
  'operation',
  'method',
  'status',
]);
const durations = histogram(
  'http_request_duration_seconds',
  'From the arrival of a request to its answer.',
  WAIT_BUCKETS_S,
  ['operation'],
);

/** What a request is known by before its handler: of an HTTP request or a WebSocket upgrade. */
export interface Incoming {
  method: string;
  headers: Headers;
  /** The address of the TCP peer. */
  socketAddress: string | undefined;
}

/** What the handlers of a request share. */
export interface RequestInfo {
  requestId: string;
  /** The `operation` label of metrics and log; `unmatched` until a route matches. */
  operation: string;
  /** The client's address; undefined when the request did not arrive through a socket. */
  address: string | undefined;
  /** Headers that the response carries, also when it is an error. */
  headers: Record<string, string>;
}

/** The log messages of one kind of request: answered by its handler, with a 4xx error, or a 5xx error. */
export interface LogMessages {
  answered: string;
  refused: string;
  failed: string;
}

const REQUEST_MESSAGES: LogMessages = {
  answered: 'request',
  refused: 'request',
  failed: 'request failed',
};

/** The client's own request id (`x-request-id`) when it is well-formed, else a new one. */
function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id') ?? '';
  return CLIENTS_REQUEST_ID.test(given) ? given : newId();
}

/** Adds the common headers. The headers of a Response can be immutable (of a redirect), so it is copied. */
function finish(response: Response, call: RequestInfo, withBody: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(call.headers)) headers.set(name, value);
  headers.set('x-request-id', call.requestId);
  headers.set('x-content-type-options', 'nosniff');
  return new Response(withBody ? response.body : null, { status: response.status, headers });
}

/**
 * Runs `work` with a request id, which every log line and job of the request carries. Maps an error
 * that it throws to a problem, counts the request, logs one line, and adds the common headers to
 * a Response.
 */
export function runRequest<T extends { status: number }>(
  incoming: Incoming,
  messages: LogMessages,
  work: (call: RequestInfo) => Promise<T>,
): Promise<T | Response> {
  const requestId = requestIdOf(incoming.headers);
  return traced({ request_id: requestId }, async () => {
    const { method, headers, socketAddress } = incoming;
    const address = clientAddress(headers, socketAddress);
    const call: RequestInfo = { requestId, operation: 'unmatched', address, headers: {} };
    const startedAt = performance.now();
    const outcome = await work(call).catch(asAppError);
    const error = outcome instanceof Error ? outcome : undefined;
    const answer = outcome instanceof Error ? problemResponse(outcome, requestId) : outcome;
    const ms = performance.now() - startedAt;
    const { operation } = call;
    const { status } = answer;
    requests.inc({ operation, method, status });
    durations.observe({ operation }, ms / 1000);
    const code = error?.code;
    const line = { method, operation, status, duration_ms: Math.round(ms * 10) / 10, code };
    if (error === undefined) log().info(line, messages.answered);
    else if (error.status < 500) log().info(line, messages.refused);
    else log().error({ ...line, error: describeError(error.cause ?? error) }, messages.failed);
    return answer instanceof Response ? finish(answer, call, method !== 'HEAD') : answer;
  });
}

/** Answers an HTTP request: `work` under `runRequest`. Never rejects. */
export function answerRequest(
  { method, headers }: Request,
  socketAddress: string | undefined,
  work: (call: RequestInfo) => Promise<Response>,
): Promise<Response> {
  return runRequest({ method, headers, socketAddress }, REQUEST_MESSAGES, work);
}
