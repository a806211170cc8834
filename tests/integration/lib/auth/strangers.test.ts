import { sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/contract/actor';
import { execute } from '@/tests/helpers/execute';
import * as auth from '@/lib/auth';
import { newId } from '@/lib/ids';
import { PASSWORD } from '@/tests/helpers/password';
import { makeUser } from '@/tests/helpers/users';

const NEXT = 'another password';
const ADDRESS = '192.0.2.1';

/** Expects the refusal of a call, by its error code. */
const refused = (call: Promise<unknown>, code: string) =>
  expect(call).rejects.toMatchObject({ code });

/** What time and an operator do to a session; the deactivation of a user ends all of theirs. */
const expire = ({ session_id }: Actor) =>
  execute(sql`update sessions set expires_at = now() where id = ${session_id}`);
const deactivate = ({ user_id }: Actor) =>
  execute(sql`update users set is_active = false where id = ${user_id}`);

const signIn = (email: string, password = PASSWORD) =>
  auth.loginWithTokens({ email, password }, ADDRESS);
const sessionCount = async (actor: Actor) => (await auth.listSessions(actor)).length;

/** Both ways to sign in are held to the same rules. */
function signInRefusals(login: typeof auth.loginWithTokens | typeof auth.loginWithCookie) {
  return async () => {
    const { actor, email } = await makeUser();
    await refused(login({ email, password: 'wrong' }, ADDRESS), 'invalid_credentials');
    const unknown = `${newId()}@example.com`;
    await refused(login({ email: unknown, password: PASSWORD }, ADDRESS), 'invalid_credentials');
    expect(await sessionCount(actor)).toBe(1);
    await deactivate(actor);
    await refused(login({ email, password: PASSWORD }, ADDRESS), 'invalid_credentials');
    expect(await sessionCount(actor)).toBe(0);
  };
}

/** The actors that no session check may accept. */
async function deadActors(): Promise<Actor[]> {
  const users = await Promise.all(Array.from({ length: 5 }, () => makeUser()));
  const [signedOut, expired, inactive, one, two] = users.map(({ actor }) => actor);
  if (!signedOut || !expired || !inactive || !one || !two) throw new Error('five users');
  await auth.logout(signedOut);
  await expire(expired);
  await deactivate(inactive);
  const mixed = { user_id: one.user_id, session_id: two.session_id };
  return [signedOut, expired, inactive, mixed, { user_id: newId(), session_id: newId() }];
}

/** One entry an export: a new verb does not compile until its refusals are here. */
const REFUSALS: Record<keyof typeof import('@/lib/auth'), (() => Promise<void>) | 'not a verb'> = {
  SESSION_LIFE_S: 'not a verb',
  closeHashing: 'not a verb',
  cookieSecret: 'not a verb',
  expiredSessionCookie: 'not a verb',
  sessionCookie: 'not a verb',
  sessionCookieName: 'not a verb',
  usesSecureCookies: 'not a verb',
  // Repeats what the database already says, to processes of ours.
  announceSessionEnd: 'not a verb',

  actorOfCookie: async () => {
    const { actor, token } = await makeUser();
    const claims = { sub: actor.user_id, sid: actor.session_id };
    const good = await encode({ token: claims, secret: auth.cookieSecret() });
    expect(await auth.actorOfCookie(good)).toEqual(actor);
    const foreign = await encode({ token: claims, secret: 'the secret of another desk' });
    const expired = await encode({ token: claims, secret: auth.cookieSecret(), maxAge: -60 });
    for (const cookie of [foreign, expired, token, `${good}x`, ''])
      expect(await auth.actorOfCookie(cookie)).toBeUndefined();
  },

  verifyAccessToken: async () => {
    const { actor, email, token } = await makeUser();
    expect(await auth.verifyAccessToken(token)).toEqual(actor);
    const cookie = await encode({ token: { sub: actor.user_id }, secret: auth.cookieSecret() });
    const { refresh_token } = await signIn(email);
    for (const bad of [`${token.slice(0, -4)}AAAA`, cookie, refresh_token, ''])
      await refused(auth.verifyAccessToken(bad), 'invalid_token');
  },

  loginWithTokens: signInRefusals(auth.loginWithTokens),
  loginWithCookie: signInRefusals(auth.loginWithCookie),

  register: async () => {
    const { email } = await makeUser();
    await refused(auth.register({ email, password: NEXT }), 'email_taken');
    await refused(signIn(email, NEXT), 'invalid_credentials');
    await signIn(email);
  },

  getUser: async () => {
    const { actor, email } = await makeUser();
    expect(await auth.getUser(actor)).toMatchObject({ id: actor.user_id, email });
    await refused(auth.getUser({ ...actor, user_id: newId() }), 'invalid_token');
  },

  changePassword: async () => {
    const { actor, email } = await makeUser();
    const stranger = await makeUser();
    const change = (by: Actor, current_password: string) =>
      auth.changePassword(by, { current_password, new_password: NEXT }, ADDRESS);
    await refused(change(actor, 'wrong'), 'invalid_credentials');
    await refused(change({ ...actor, user_id: newId() }, PASSWORD), 'invalid_credentials');
    // A stranger's own change leaves password and sessions of the other user as they are.
    await change(stranger.actor, PASSWORD);
    expect(await auth.isSessionLive(actor)).toBe(true);
    await signIn(email);
  },

  refresh: async () => {
    const { actor, email } = await makeUser();
    await refused(auth.refresh('unknown'), 'invalid_token');
    const first = await signIn(email);
    const second = await auth.refresh(first.refresh_token);
    await refused(auth.refresh(first.refresh_token), 'token_reused');
    // The reuse has ended the session, the user's other one stays.
    const ended = await auth.verifyAccessToken(second.access_token);
    expect(await auth.isSessionLive(ended)).toBe(false);
    await refused(auth.refresh(second.refresh_token), 'invalid_token');
    expect(await auth.isSessionLive(actor)).toBe(true);

    const third = await signIn(email);
    await expire(await auth.verifyAccessToken(third.access_token));
    await refused(auth.refresh(third.refresh_token), 'invalid_token');
  },

  isSessionLive: async () => {
    for (const actor of await deadActors()) expect(await auth.isSessionLive(actor)).toBe(false);
  },

  requireLiveSession: async () => {
    for (const actor of await deadActors())
      await refused(auth.requireLiveSession(actor), 'invalid_token');
  },

  listSessions: async () => {
    const [{ actor }, stranger] = await Promise.all([makeUser(), makeUser()]);
    const listed = await auth.listSessions(stranger.actor);
    expect(listed.map(({ id }) => id)).toEqual([stranger.actor.session_id]);
    await auth.logout(actor);
    expect(await auth.listSessions(actor)).toEqual([]);
  },

  logout: async () => {
    const [{ actor }, stranger] = await Promise.all([makeUser(), makeUser()]);
    await auth.logout({ user_id: stranger.actor.user_id, session_id: actor.session_id });
    expect(await auth.isSessionLive(actor)).toBe(true);
    expect(await auth.isSessionLive(stranger.actor)).toBe(true);
  },

  revokeSession: async () => {
    const [{ actor }, stranger] = await Promise.all([makeUser(), makeUser()]);
    for (const id of [actor.session_id, newId(), 'x'])
      await refused(auth.revokeSession(stranger.actor, id), 'not_found');
    expect(await auth.isSessionLive(actor)).toBe(true);
    await auth.logout(stranger.actor);
    await refused(auth.revokeSession(stranger.actor, stranger.actor.session_id), 'not_found');
  },
};

const verbs = Object.entries(REFUSALS).flatMap(([name, check]) =>
  check === 'not a verb' ? [] : [[name, check] as const],
);

describe('a user, session or token without the right', () => {
  it.each(verbs)('is refused by %s, which changes nothing', async (_, check) => {
    await check();
  });
});
