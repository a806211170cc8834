import { clientAddress } from '@/lib/api/address';
import { asAppError, problemResponse } from '@/lib/api/problem';
import { newId } from '@/lib/ids';
import { describeError, log } from '@/lib/log';

const CLIENTS_REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** What is noted along the way, for the one log line of a request. */
export interface Call {
  requestId: string;
  operation: string;
  /** Where the request comes from; undefined when it did not come through a socket. */
  address: string | undefined;
  /** Headers that the answer carries, whatever it becomes. */
  headers: Record<string, string>;
  userId?: string;
  wireId?: string;
}

/** An answer's headers can be frozen (a redirect's, for one), so the answer is copied. */
function finish(response: Response, call: Call, withBody: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(call.headers)) headers.set(name, value);
  headers.set('x-request-id', call.requestId);
  headers.set('x-content-type-options', 'nosniff');
  return new Response(withBody ? response.body : null, { status: response.status, headers });
}

/**
 * The two ends of every request's road: an id at the start; at the end the mapped error, the
 * common headers and one line in the log. `work` is what lies between.
 */
export async function travel(
  request: Request,
  socketAddress: string | undefined,
  work: (call: Call) => Promise<Response>,
): Promise<Response> {
  const startedAt = performance.now();
  const given = request.headers.get('x-request-id') ?? '';
  const requestId = CLIENTS_REQUEST_ID.test(given) ? given : newId();
  const address = clientAddress(request.headers, socketAddress);
  const call: Call = { requestId, operation: 'unmatched', address, headers: {} };
  let response: Response;
  let cause: unknown;
  try {
    response = await work(call);
  } catch (error) {
    const appError = asAppError(error);
    cause = appError.status >= 500 ? (appError.cause ?? appError) : undefined;
    response = problemResponse(appError, requestId);
  }
  const line = {
    request_id: requestId,
    method: request.method,
    operation: call.operation,
    status: response.status,
    duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    user_id: call.userId,
    wire_id: call.wireId,
  };
  if (cause === undefined) log().info(line, 'request');
  else log().error({ ...line, error: describeError(cause) }, 'request failed');
  return finish(response, call, request.method !== 'HEAD');
}
