import { decode } from 'next-auth/jwt';
import type { Actor } from '@/contract/actor';
import { env } from '@/lib/env';
import { derivedKey } from '@/lib/keys';
import { rememberedActors } from '@/lib/auth/remembered';

const MAX_COOKIE_LENGTH = 4_096;

/** True when PUBLIC_URL is https; session cookies then are `Secure` and have the prefix for it. */
export function usesSecureCookies(): boolean {
  return env().PUBLIC_URL.startsWith('https:');
}

/** The name of next-auth's session cookie. */
export function sessionCookieName(): string {
  return `${usesSecureCookies() ? '__Secure-' : ''}next-auth.session-token`;
}

/** The secret that next-auth encrypts the session cookie with. */
export function cookieSecret(): string {
  return derivedKey('session-cookie').toString('base64url');
}

/** A `Set-Cookie` header that deletes the session cookie in the browser. */
export function expiredSessionCookie(): string {
  const secure = usesSecureCookies() ? '; Secure' : '';
  return `${sessionCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of the session cookie in a `Cookie` header (RFC 6265); undefined without one. */
export function sessionCookie(header: string | null): string | undefined {
  const prefix = `${sessionCookieName()}=`;
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  const value = pair?.slice(prefix.length);
  return value === undefined || value === '' ? undefined : value;
}

/**
 * The actor of a session cookie; undefined when the cookie is malformed, expired or encrypted with
 * another key. Does not check whether the session was revoked.
 */
export async function actorOfCookie(value: string): Promise<Actor | undefined> {
  if (value.length > MAX_COOKIE_LENGTH) return undefined;
  const remembered = rememberedActors('session-cookie');
  const known = remembered.find(value);
  if (known) return known;
  const payload = await decode({ token: value, secret: cookieSecret() }).catch(() => null);
  return remembered.remember(value, payload);
}
