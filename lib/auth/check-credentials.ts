import type { Credentials } from '@/contract/account';
import { AppError } from '@/contract/errors';
import { limitGuesses } from '@/lib/auth/guess-limit';
import { verifyPassword } from '@/lib/auth/password';
import { findUserByEmail, type UserRow } from '@/db/users';

/**
 * The active user with this e-mail and password. An unknown e-mail, a wrong password and an
 * inactive user cannot be told apart: all cost one bcrypt comparison and throw the same error.
 * @param address the client's IP address, for the limit of failed sign-ins
 * @throws AppError invalid_credentials, rate_limited, service_unavailable
 */
export async function checkCredentials(
  { email, password }: Credentials,
  address: string | undefined,
): Promise<UserRow> {
  return limitGuesses(email, address, async () => {
    const user = await findUserByEmail(email);
    const matches = await verifyPassword(password, user?.hashed_password);
    if (!user || !matches || !user.is_active) {
      throw new AppError('invalid_credentials', 'E-mail or password is wrong.');
    }
    return user;
  });
}
