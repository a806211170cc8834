import type { Actor } from '@/contract/actor';
import { actorOfCookie, requireLiveSession, sessionCookie, verifyAccessToken } from '@/lib/auth';
import { env } from '@/lib/env';
import { AppError } from '@/contract/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origins whose pages may write with the session cookie: PUBLIC_URL, and localhost in `dev`. */
function allowedOrigins(): string[] {
  const { APP_ENV, PORT, PUBLIC_URL } = env();
  const local = [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`];
  return [new URL(PUBLIC_URL).origin, ...(APP_ENV === 'dev' ? local : [])];
}

/** True for a request from a page of this origin. Without `Origin`, `Sec-Fetch-Site` decides. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return allowedOrigins().includes(origin);
  return headers.get('sec-fetch-site') === 'same-origin';
}

/**
 * The actor of a request: of its Bearer token if it has an Authorization header, else of its
 * session cookie. A write with a cookie must come from a page of this origin.
 * @throws AppError unauthenticated, invalid_token, forbidden_origin
 */
export async function authenticate(method: string, headers: Headers): Promise<Actor> {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const token = /^bearer +([^\s]+) *$/i.exec(authorization)?.[1];
    if (token === undefined) {
      throw new AppError('invalid_token', 'The Authorization header must be: Bearer TOKEN.');
    }
    const actor = await verifyAccessToken(token);
    await requireLiveSession(actor);
    return actor;
  }
  const cookie = sessionCookie(headers.get('cookie'));
  if (cookie === undefined) {
    throw new AppError('unauthenticated', 'Send a Bearer token, or sign in with a browser.');
  }
  const actor = await actorOfCookie(cookie);
  if (!actor) throw new AppError('invalid_token', 'The session cookie is malformed or expired.');
  await requireLiveSession(actor);
  if (!SAFE_METHODS.has(method) && !isOwnOrigin(headers)) {
    throw new AppError(
      'forbidden_origin',
      'A write with a cookie must come from this desk itself.',
    );
  }
  return actor;
}
