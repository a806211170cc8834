import type { TokenPair } from '@/contract/account';
import { AppError } from '@/contract/errors';
import { log } from '@/lib/log';
import { logout } from '@/lib/auth/sessions';
import { hashRefreshToken, issueTokenPair, newRefreshToken } from '@/lib/auth/tokens';
import { findSessionOfUsedToken, rotateRefreshToken } from '@/db/refresh-tokens';

/**
 * Exchanges a refresh token for a new pair (RFC 9700: rotation with reuse detection). A refresh
 * token that is used twice was stolen, from the client or by it, so its session is revoked.
 * @throws AppError token_reused, invalid_token
 */
export async function refresh(token: string): Promise<TokenPair> {
  const hash = hashRefreshToken(token);
  const next = newRefreshToken();
  const rotated = await rotateRefreshToken(hash, hashRefreshToken(next));
  if (rotated) {
    const { user_id, session_id } = rotated;
    return issueTokenPair({ user_id, session_id }, next);
  }
  const reused = await findSessionOfUsedToken(hash);
  if (!reused) {
    throw new AppError('invalid_token', 'The refresh token is unknown, or its session has ended.');
  }
  const { user_id, session_id } = reused;
  log().warn({ user_id, session_id }, 'refresh token reused, session revoked');
  await logout({ user_id, session_id });
  throw new AppError('token_reused', 'This refresh token was used before. Sign in again.');
}
