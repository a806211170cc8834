import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { issueAccessToken, verifyAccessToken } from '@/lib/auth/tokens';
import { newId } from '@/lib/ids';
import { derivedKey } from '@/lib/keys';

const actor = { user_id: newId(), session_id: newId() };

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://unused',
    REDIS_URL: 'redis://unused',
    AUTH_SECRET: 'a secret of the tests, more than 32 bytes long',
  });
});

/** A valid access token, except for the given claims, header and key. */
function token(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key = derivedKey('access-token'),
) {
  const now = Math.floor(Date.now() / 1000);
  const all: Record<string, unknown> = {
    sub: actor.user_id,
    sid: actor.session_id,
    jti: newId(),
    iss: 'wire-management',
    aud: 'wire-management-api',
    iat: now,
    exp: now + 900,
    ...claims,
  };
  const present = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(present)
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
    .sign(key);
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

describe('an access token', () => {
  it('is verified to its actor, also a second time', async () => {
    const issued = await issueAccessToken(actor);
    expect(await verifyAccessToken(issued)).toEqual(actor);
    expect(await verifyAccessToken(issued)).toEqual(actor);
    expect(await verifyAccessToken(await token())).toEqual(actor);
  });

  const forged: [string, () => Promise<string> | string][] = [
    ['expired', () => token({ exp: now() - 1 })],
    ['from the future', () => token({ iat: now() + 3_600 })],
    ['not yet valid', () => token({ nbf: now() + 3_600 })],
    ['of another issuer', () => token({ iss: 'someone' })],
    ['for another audience', () => token({ aud: 'someone' })],
    ['without an expiry', () => token({ exp: undefined })],
    ['without a session', () => token({ sid: undefined })],
    ['without an id', () => token({ jti: undefined })],
    ['without a subject', () => token({ sub: undefined })],
    ['of a subject that is not an id', () => token({ sub: 'x' })],
    ['of another type', () => token({}, { typ: 'JWT' })],
    ['of no type', () => token({}, { typ: undefined })],
    ['of another algorithm of the same family', () => token({}, { alg: 'HS512' })],
    ['signed with another key', () => token({}, {}, Buffer.alloc(32, 7))],
    ["signed with the cookie's key", () => token({}, {}, derivedKey('session-cookie'))],
    ['unsigned', () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ sub: actor.user_id })}.`],
    [
      'signed with AUTH_SECRET itself',
      () => {
        const text = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${part({ sub: actor.user_id, sid: actor.session_id, exp: now() + 900 })}`;
        return `${text}.${createHmac('sha256', process.env['AUTH_SECRET'] ?? '')
          .update(text)
          .digest('base64url')}`;
      },
    ],
    ['encrypted', () => `${part({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`],
    ['a megabyte long', () => 'x'.repeat(1_000_000)],
    ['empty', () => ''],
    ['dots', () => '...'],
  ];
  it.each(forged)('is refused when it is %s', async (_, make) => {
    await expect(verifyAccessToken(await make())).rejects.toMatchObject({ code: 'invalid_token' });
  });

  it('is refused when any character is changed', async () => {
    const issued = await token();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(issued.length - 2),
        fc.constantFrom('A', 'b', '_', '.', '='),
        async (at, other) => {
          fc.pre(issued.charAt(at) !== other);
          const changed = issued.slice(0, at) + other + issued.slice(at + 1);
          await expect(verifyAccessToken(changed)).rejects.toMatchObject({ code: 'invalid_token' });
        },
      ),
    );
  });
});
