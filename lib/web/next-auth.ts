import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import {
  answerRequest,
  handleBehindNext,
  limitRate,
  readBody,
  socketAddressHeader,
} from '@/lib/api';
import { actorOfCookie, expiredSessionCookie, isSessionLive, sessionCookie } from '@/lib/auth';
import { AppError } from '@/contract/errors';
import { authOptions } from '@/lib/web/auth-options';

/**
 * The paths below `/api/auth` that next-auth serves, and their methods. Its other paths are pages,
 * which this app has itself.
 */
const ACTIONS: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['callback/credentials', 'POST'],
  ['csrf', 'GET'],
  ['providers', 'GET'],
  ['session', 'GET'],
  ['signout', 'POST'],
]);

type RouteContext = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>;

/** The request with its body read under the API's limits, because next-auth has none. */
async function bounded(request: NextRequest): Promise<NextRequest> {
  if (request.method !== 'POST') return request;
  const bytes = await readBody(request);
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(x-www-form-urlencoded|json)\b/.test(type)) {
    throw new AppError('unsupported_media_type', 'Send a form, or JSON.');
  }
  const text = Buffer.from(bytes).toString('utf8');
  try {
    if (type.startsWith('application/json')) JSON.parse(text);
  } catch (error) {
    throw new AppError('malformed_json', 'The body cannot be parsed as JSON.', { cause: error });
  }
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body: text });
}

/** True for a valid session cookie whose session has ended. */
async function hasEnded(request: NextRequest): Promise<boolean> {
  const cookie = sessionCookie(request.headers.get('cookie'));
  const actor = cookie === undefined ? undefined : await actorOfCookie(cookie);
  return actor !== undefined && !(await isSessionLive(actor));
}

/** Serves `/api/auth/*`: next-auth's paths by next-auth, every other one by the contract's handlers. */
export async function serveAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const action = (await context.params).nextauth.join('/');
  const method = ACTIONS.get(action);
  if (method === undefined) return handleBehindNext(request);
  const socket = request.headers.get(socketAddressHeader()) ?? undefined;
  return answerRequest(request, socket, async (call) => {
    if (request.method !== method) {
      throw new AppError('method_not_allowed', `Allowed here: ${method}.`, { allow: [method] });
    }
    call.operation = `nextauth.${action}`;
    await limitRate(call.operation, undefined, call);
    if (action === 'session' && (await hasEnded(request))) {
      const headers = { 'set-cookie': expiredSessionCookie(), 'cache-control': 'no-store' };
      return Response.json({}, { headers });
    }
    const serve = NextAuth(authOptions(call.address)) as Handler;
    const response = await serve(await bounded(request), context);
    if (response.status >= 400 && !/json/.test(response.headers.get('content-type') ?? '')) {
      throw new AppError('bad_request', 'This sign-in request is not complete.');
    }
    response.headers.set('cache-control', 'no-store');
    return response;
  });
}
