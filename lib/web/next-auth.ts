import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { limitRate, socketAddressHeader, travel } from '@/lib/api';
import { AppError } from '@/lib/errors';
import { authOptions } from '@/lib/web/auth-options';

/** The paths below `/api/auth` that belong to next-auth; the contract's own have route files. */
const ACTIONS = new Set([
  'callback/credentials',
  'csrf',
  'providers',
  'session',
  'signin',
  'signin/credentials',
  'signout',
]);

type RouteContext = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>;

/** next-auth, carried by the same road as every other request. */
export function serveNextAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  const socket = request.headers.get(socketAddressHeader()) ?? undefined;
  return travel(request, socket, async (call) => {
    const action = (await context.params).nextauth.join('/');
    if (!ACTIONS.has(action)) throw new AppError('not_found', 'There is nothing at this path.');
    call.operation = `nextauth.${action}`;
    await limitRate(call.operation, undefined, call);
    const serve = NextAuth(authOptions(call.address)) as Handler;
    const response = await serve(request, context);
    response.headers.set('cache-control', 'no-store');
    return response;
  });
}
