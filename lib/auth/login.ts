import type { Actor } from '@/contract/actor';
import { AppError, isAppError } from '@/contract/errors';
import { limitGuesses } from '@/lib/auth/guess-limit';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import type { Credentials, PasswordChange, TokenPair } from '@/contract/account';
import { announceSessionEndSoon, startSession } from '@/lib/auth/sessions';
import {
  ACCESS_TOKEN_LIFE_S,
  hashRefreshToken,
  issueAccessToken,
  newRefreshToken,
} from '@/lib/auth/tokens';
import { replacePasswordHash } from '@/db/sessions';
import { findUser, findUserByEmail, type UserRow } from '@/db/users';

function wrong(): AppError {
  return new AppError('invalid_credentials', 'E-mail or password is wrong.');
}

/** The one check of a password. The same answer, after the same work, whatever was wrong. */
async function checkCredentials(
  { email, password }: Credentials,
  address: string | undefined,
): Promise<UserRow> {
  return limitGuesses(email, address, async () => {
    const user = await findUserByEmail(email);
    const fits = await verifyPassword(password, user?.hashed_password);
    if (!user || !fits || !user.is_active) throw wrong();
    return user;
  });
}

/**
 * Signs a program in. `address` is where it came from, for the user's list of sessions.
 * @throws AppError invalid_credentials, rate_limited
 */
export async function loginWithTokens(
  credentials: Credentials,
  address: string | undefined,
): Promise<TokenPair> {
  const user = await checkCredentials(credentials, address);
  const refreshToken = newRefreshToken();
  const actor = await startSession(user, 'api', address, hashRefreshToken(refreshToken));
  return tokenPair(actor, refreshToken);
}

/** What a program is given: a new access token for the actor beside a refresh token. */
export async function tokenPair(actor: Actor, refresh_token: string): Promise<TokenPair> {
  const access_token = await issueAccessToken(actor);
  return { access_token, refresh_token, token_type: 'bearer', expires_in: ACCESS_TOKEN_LIFE_S };
}

/**
 * Signs a browser in; next-auth puts the actor into its cookie.
 * @throws AppError invalid_credentials, rate_limited
 */
export async function loginWithCookie(
  credentials: Credentials,
  address: string | undefined,
): Promise<Actor & { email: string }> {
  const user = await checkCredentials(credentials, address);
  return { ...(await startSession(user, 'browser', address)), email: user.email };
}

/**
 * Changes the actor's password and ends every other session of theirs.
 * @throws AppError invalid_credentials when the current password is wrong, rate_limited
 */
export async function changePassword(
  actor: Actor,
  { current_password, new_password }: PasswordChange,
  address: string | undefined,
): Promise<void> {
  const email = (await findUser(actor.user_id))?.email;
  if (email === undefined) throw wrong();
  const user = await checkCredentials({ email, password: current_password }, address).catch(
    (error: unknown) => {
      if (!isAppError(error, 'invalid_credentials')) throw error;
      throw new AppError('invalid_credentials', 'The current password is wrong.');
    },
  );
  const hashes = { checked: user.hashed_password, next: await hashPassword(new_password) };
  const ended = await replacePasswordHash(user.id, hashes, actor.session_id);
  if (!ended) throw new AppError('invalid_credentials', 'The current password is wrong.');
  await Promise.all(
    ended.map((session_id) => announceSessionEndSoon({ user_id: user.id, session_id })),
  );
}
