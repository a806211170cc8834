import type { Registration, User } from '@/contract/account';
import { AppError } from '@/contract/errors';
import { newId } from '@/lib/ids';
import { hashPassword } from '@/lib/auth/password';
import { toUser } from '@/lib/auth/users';
import { insertUser, type UserRow } from '@/db/users';

/**
 * Creates an account.
 * @throws AppError email_taken, service_unavailable
 */
export async function register({ email, password }: Registration): Promise<User> {
  const row: UserRow = {
    id: newId(),
    email,
    hashed_password: await hashPassword(password),
    is_active: true,
    created_at: new Date().toISOString(),
  };
  if (!(await insertUser(row))) {
    throw new AppError('email_taken', 'There already is an account with this e-mail.', {
      errors: [{ pointer: '/email', code: 'email_taken', message: 'already has an account' }],
    });
  }
  return toUser(row);
}
