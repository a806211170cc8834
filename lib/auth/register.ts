import { AppError } from '@/contract/errors';
import { newId } from '@/lib/ids';
import type { Actor } from '@/contract/actor';
import { hashPassword } from '@/lib/auth/password';
import type { Registration, User } from '@/contract/account';
import { findUser, insertUser, type UserRow } from '@/db/users';

function asUser({ id, email, is_active, created_at }: UserRow): User {
  return { id, email, is_active, created_at };
}

/** Makes an account. @throws AppError email_taken */
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
  return asUser(row);
}

/** The user behind an actor. @throws AppError invalid_token when the account is gone */
export async function getUser(actor: Actor): Promise<User> {
  const row = await findUser(actor.user_id);
  if (!row) throw new AppError('invalid_token', 'This account does not exist any more.');
  return asUser(row);
}
