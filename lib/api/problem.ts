import type { Problem } from '@/contract/problem';
import { AppError, ERRORS, type ErrorCode } from '@/contract/errors';
import { etag } from '@/lib/api/etag';

/**
 * With these codes the body was not read to its end. On a kept connection its rest would be parsed
 * as the next request.
 */
const CLOSES_CONNECTION: ReadonlySet<ErrorCode> = new Set(['payload_too_large', 'request_timeout']);

/** The AppError of a thrown value. Any other error is a bug, and its message is not answered. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const detail = 'An unexpected error. Quote the request id when you report it.';
  return new AppError('internal_error', detail, { cause: error });
}

/** The headers that an error adds to its answer. */
function headersOf({ code, status, retryAfterS, version, allow }: AppError) {
  return {
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
    ...(version !== undefined && { etag: etag(version) }),
    ...(allow && { allow: allow.join(', ') }),
    ...(CLOSES_CONNECTION.has(code) && { connection: 'close' }),
  };
}

/** The `application/problem+json` answer of an error. */
export function problemResponse(error: AppError, requestId: string): Response {
  const { status, title } = ERRORS[error.code];
  const problem: Problem = {
    type: `urn:wire-management:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.errors && { errors: error.errors }),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...headersOf(error),
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
    },
  });
}
