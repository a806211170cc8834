import type { Credentials, TokenPair } from '@/contract/account';
import type { Actor } from '@/contract/actor';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { startSession } from '@/lib/auth/sessions';
import { hashRefreshToken, issueTokenPair, newRefreshToken } from '@/lib/auth/tokens';

/**
 * Signs an API client in.
 * @param address the client's IP address, shown in the user's list of sessions
 * @throws AppError invalid_credentials, rate_limited, service_unavailable
 */
export async function loginWithTokens(
  credentials: Credentials,
  address: string | undefined,
): Promise<TokenPair> {
  const user = await checkCredentials(credentials, address);
  const refreshToken = newRefreshToken();
  const actor = await startSession(user, 'api', address, hashRefreshToken(refreshToken));
  return issueTokenPair(actor, refreshToken);
}

/**
 * Signs a browser in; next-auth writes the returned actor into the session cookie.
 * @param address the client's IP address, shown in the user's list of sessions
 * @throws AppError invalid_credentials, rate_limited, service_unavailable
 */
export async function loginWithCookie(
  credentials: Credentials,
  address: string | undefined,
): Promise<Actor & { email: string }> {
  const user = await checkCredentials(credentials, address);
  return { ...(await startSession(user, 'browser', address)), email: user.email };
}
