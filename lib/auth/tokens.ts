import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { TokenPair } from '@/contract/account';
import type { Actor } from '@/contract/actor';
import { AppError } from '@/contract/errors';
import { newId } from '@/lib/ids';
import { derivedKey } from '@/lib/keys';
import { rememberedActors } from '@/lib/auth/remembered';

/** The lifetime of an access token in seconds; `expires_in` of the contract. */
const ACCESS_TOKEN_LIFE_S = 15 * 60;
const ISSUER = 'wire-management';
const AUDIENCE = 'wire-management-api';
const ALGORITHM = 'HS256';
/** The JWT type of RFC 9068: keeps other kinds of JWT from being accepted as access tokens. */
const TYPE = 'at+jwt';
const MAX_TOKEN_LENGTH = 2_048;
const MAX_CLOCK_SKEW_S = 60;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const REFRESH_TOKEN_BYTES = 32;

/** A signed access token (JWT, RFC 7519) for this actor, valid for 15 minutes. */
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

/** The body of a sign-in's response: a new access token for the actor, and the refresh token. */
export async function issueTokenPair(actor: Actor, refresh_token: string): Promise<TokenPair> {
  const access_token = await issueAccessToken(actor);
  return { access_token, refresh_token, token_type: 'bearer', expires_in: ACCESS_TOKEN_LIFE_S };
}

function invalid(cause?: unknown): AppError {
  return new AppError('invalid_token', 'The access token is malformed, expired or not ours.', {
    cause,
  });
}

/**
 * The actor of an access token. Does not check whether its session was revoked.
 * @throws AppError invalid_token
 */
export async function verifyAccessToken(token: string): Promise<Actor> {
  // jose decodes base64url leniently, so refuse here what is not a canonical compact JWS.
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT_JWS.test(token)) throw invalid();
  const remembered = rememberedActors('access-token');
  const known = remembered.find(token);
  if (known) return known;
  const { payload } = await jwtVerify(token, derivedKey('access-token'), {
    algorithms: [ALGORITHM],
    typ: TYPE,
    issuer: ISSUER,
    audience: AUDIENCE,
    requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp'],
  }).catch((error: unknown) => {
    throw invalid(error);
  });
  if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + MAX_CLOCK_SKEW_S) {
    throw invalid();
  }
  const actor = remembered.remember(token, payload);
  if (!actor) throw invalid();
  return actor;
}

/** A new opaque refresh token: 256 random bits. Only its hash is stored. */
export function newRefreshToken(): string {
  return randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
}

/** The hash under which a refresh token is stored (SHA-256). */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
