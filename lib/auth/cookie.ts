import { LRUCache } from 'lru-cache';
import { decode } from 'next-auth/jwt';
import { z } from '@/contract/zod';
import type { Actor } from '@/contract/actor';
import { env } from '@/lib/env';
import { derivedKey } from '@/lib/keys';
import { singleton } from '@/lib/singleton';

const REMEMBERED_COOKIES = 10_000;
const MAX_COOKIE_LENGTH = 4_096;
const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

/** True when browsers reach this desk over TLS; cookies are then `Secure` and named so. */
export function usesSecureCookies(): boolean {
  return env().PUBLIC_URL.startsWith('https:');
}

/** The name next-auth gives its session cookie. */
export function sessionCookieName(): string {
  return `${usesSecureCookies() ? '__Secure-' : ''}next-auth.session-token`;
}

/** The secret next-auth encrypts the cookie with. */
export function cookieSecret(): string {
  return derivedKey('session-cookie').toString('base64url');
}

/** A `Set-Cookie` that makes the browser forget its session. */
export function expiredSessionCookie(): string {
  const secure = usesSecureCookies() ? '; Secure' : '';
  return `${sessionCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
}

/** The session cookie's value in a `Cookie` header (RFC 6265). */
export function sessionCookie(header: string | null): string | undefined {
  const prefix = `${sessionCookieName()}=`;
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  const value = pair?.slice(prefix.length);
  return value === undefined || value === '' ? undefined : value;
}

interface Decoded {
  actor: Actor;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const remembered = () =>
  singleton('decoded-cookies', () => new LRUCache<string, Decoded>({ max: REMEMBERED_COOKIES }));

/**
 * The actor of a session cookie; undefined when it is malformed, expired or not ours. Says nothing
 * of whether the session still lives.
 */
export async function actorOfCookie(value: string): Promise<Actor | undefined> {
  if (value.length > MAX_COOKIE_LENGTH) return undefined;
  const known = remembered().get(value);
  if (known && known.expiresAt > Date.now()) return known.actor;
  const payload = await decode({ token: value, secret: cookieSecret() }).catch(() => null);
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return undefined;
  const { sub, sid, exp } = parsed.data;
  const actor = { user_id: sub, session_id: sid };
  remembered().set(value, { actor, expiresAt: exp * 1000 });
  return actor;
}
