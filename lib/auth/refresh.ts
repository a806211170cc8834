import { AppError } from '@/contract/errors';
import { log } from '@/lib/log';
import { tokenPair } from '@/lib/auth/login';
import type { TokenPair } from '@/contract/account';
import { logout } from '@/lib/auth/sessions';
import { hashRefreshToken, newRefreshToken } from '@/lib/auth/tokens';
import { findSessionOfUsedToken, rotateRefreshToken } from '@/db/refresh-tokens';

/**
 * Exchanges a refresh token for a new pair (RFC 9700: rotation with reuse detection). A token that
 * comes a second time was stolen from one of the two who hold it, so its whole session ends.
 * @throws AppError token_reused, invalid_token
 */
export async function refresh(token: string): Promise<TokenPair> {
  const hash = hashRefreshToken(token);
  const next = newRefreshToken();
  const rotated = await rotateRefreshToken(hash, hashRefreshToken(next));
  if (rotated) {
    return tokenPair({ user_id: rotated.user_id, session_id: rotated.session_id }, next);
  }
  const reused = await findSessionOfUsedToken(hash);
  if (!reused) {
    throw new AppError('invalid_token', 'The refresh token is unknown, or its session has ended.');
  }
  const { user_id, session_id } = reused;
  log().warn({ user_id, session_id }, 'a refresh token was used twice, its session ends');
  await logout({ user_id, session_id });
  throw new AppError('token_reused', 'This refresh token was used before. Sign in again.');
}
