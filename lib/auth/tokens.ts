import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from '@/contract/zod';
import type { Actor } from '@/contract/actor';
import { AppError } from '@/contract/errors';
import { newId } from '@/lib/ids';
import { derivedKey } from '@/lib/keys';
import { singleton } from '@/lib/singleton';

/** Life of an access token in seconds; the contract's `expires_in`. */
export const ACCESS_TOKEN_LIFE_S = 15 * 60;
const ISSUER = 'wire-management';
const AUDIENCE = 'wire-management-api';
const ALGORITHM = 'HS256';
/** RFC 9068: an access token cannot be mistaken for another kind of JWT. */
const TYPE = 'at+jwt';
const REMEMBERED_TOKENS = 10_000;
const MAX_TOKEN_LENGTH = 2_048;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

interface Verified {
  actor: Actor;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Verifying is a large part of a request's cost, so a verified token is remembered until it ends. */
const remembered = () =>
  singleton('verified-tokens', () => new LRUCache<string, Verified>({ max: REMEMBERED_TOKENS }));

/** A signed access token (JWT, RFC 7519) for this actor, good for 15 minutes. */
export async function issueAccessToken(actor: Actor): Promise<string> {
  return new SignJWT({ sid: actor.session_id })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(actor.user_id)
    .setJti(newId())
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_LIFE_S}s`)
    .sign(derivedKey('access-token'));
}

function invalid(cause?: unknown): AppError {
  return new AppError('invalid_token', 'The access token is malformed, expired or not ours.', {
    cause,
  });
}

/**
 * The actor of an access token. Says nothing of whether its session still lives.
 * @throws AppError invalid_token
 */
export async function verifyAccessToken(token: string): Promise<Actor> {
  // Base64url is read leniently by the library; what it would not write itself is refused.
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT_JWS.test(token)) throw invalid();
  const known = remembered().get(token);
  if (known) {
    if (known.expiresAt > Date.now()) return known.actor;
    remembered().delete(token);
  }
  try {
    const { payload } = await jwtVerify(token, derivedKey('access-token'), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
    });
    const { sub, sid, exp } = claims.parse(payload);
    if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 60) throw invalid();
    const actor = { user_id: sub, session_id: sid };
    remembered().set(token, { actor, expiresAt: exp * 1000 });
    return actor;
  } catch (error) {
    throw invalid(error);
  }
}

const REFRESH_TOKEN_BYTES = 32;

/** A new opaque refresh token: 256 random bits. Only its hash is stored. */
export function newRefreshToken(): string {
  return randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
}

/** What is stored of a refresh token. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
