import type { Actor } from '@/lib/actor';
import { AppError } from '@/lib/errors';
import { verifyPassword } from '@/lib/auth/password';
import type { Credentials, TokenPair } from '@/lib/auth/schema';
import { startSession } from '@/lib/auth/sessions';
import {
  ACCESS_TOKEN_LIFE_S,
  hashRefreshToken,
  issueAccessToken,
  newRefreshToken,
} from '@/lib/auth/tokens';
import { findUserByEmail, type UserRow } from '@/db/users';

/** The one check of a password. The same answer, after the same work, whatever was wrong. */
async function checkCredentials({ email, password }: Credentials): Promise<UserRow> {
  const user = await findUserByEmail(email);
  const fits = await verifyPassword(password, user?.hashed_password);
  if (!user || !fits || !user.is_active) {
    throw new AppError('invalid_credentials', 'E-mail or password is wrong.');
  }
  return user;
}

/**
 * Signs a program in. @throws AppError invalid_credentials
 * `address` is where it came from, for the user's list of sessions.
 */
export async function loginWithTokens(
  credentials: Credentials,
  address: string | undefined,
): Promise<TokenPair> {
  const user = await checkCredentials(credentials);
  const refresh_token = newRefreshToken();
  const actor = await startSession(user.id, 'api', address, hashRefreshToken(refresh_token));
  const access_token = await issueAccessToken(actor);
  return { access_token, refresh_token, token_type: 'bearer', expires_in: ACCESS_TOKEN_LIFE_S };
}

/** Signs a browser in; next-auth puts the actor into its cookie. @throws AppError invalid_credentials */
export async function loginWithCookie(
  credentials: Credentials,
  address: string | undefined,
): Promise<Actor & { email: string }> {
  const user = await checkCredentials(credentials);
  return { ...(await startSession(user.id, 'browser', address)), email: user.email };
}
