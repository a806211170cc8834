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

/** Counts one answer. `startedAt` is a time of `performance.now()`. Gives its duration in ms. */
export function countRequest(
  operation: string,
  method: string,
  status: number,
  startedAt: number,
): number {
  const ms = performance.now() - startedAt;
  requests.inc({ operation, method, status });
  durations.observe({ operation }, ms / 1000);
  return ms;
}

/** What is known of a request along the way. */
export interface RequestInfo {
  requestId: string;
  operation: string;
  /** Where the request comes from; undefined when it did not come through a socket. */
  address: string | undefined;
  /** Headers that the answer carries, whatever it becomes. */
  headers: Record<string, string>;
}

/** The client's own id of a request (`x-request-id`) when it is well-formed, else a new one. */
export function requestIdOf(given: unknown): string {
  return typeof given === 'string' && CLIENTS_REQUEST_ID.test(given) ? given : newId();
}

/** An answer's headers can be frozen (a redirect's, for one), so the answer is copied. */
function finish(response: Response, call: RequestInfo, withBody: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(call.headers)) headers.set(name, value);
  headers.set('x-request-id', call.requestId);
  headers.set('x-content-type-options', 'nosniff');
  return new Response(withBody ? response.body : null, { status: response.status, headers });
}

/**
 * The two ends of every request's road: an id at the start, which everything that comes of the
 * request carries on; at the end the mapped error, the common headers and one line in the log.
 * `work` is what lies between.
 */
export function answerRequest(
  request: Request,
  socketAddress: string | undefined,
  work: (call: RequestInfo) => Promise<Response>,
): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id'));
  return traced({ request_id: requestId }, () => serve(request, requestId, socketAddress, work));
}

async function serve(
  request: Request,
  requestId: string,
  socketAddress: string | undefined,
  work: (call: RequestInfo) => Promise<Response>,
): Promise<Response> {
  const startedAt = performance.now();
  const address = clientAddress(request.headers, socketAddress);
  const call: RequestInfo = { requestId, operation: 'unmatched', address, headers: {} };
  let response: Response;
  let cause: unknown;
  try {
    response = await work(call);
  } catch (error) {
    const appError = asAppError(error);
    cause = appError.status >= 500 ? (appError.cause ?? appError) : undefined;
    response = problemResponse(appError, requestId);
  }
  const { method } = request;
  const { operation } = call;
  const { status } = response;
  const ms = countRequest(operation, method, status, startedAt);
  const line = { method, operation, status, duration_ms: Math.round(ms * 10) / 10 };
  if (cause === undefined) log().info(line, 'request');
  else log().error({ ...line, error: describeError(cause) }, 'request failed');
  return finish(response, call, request.method !== 'HEAD');
}
