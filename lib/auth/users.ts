import type { User } from '@/contract/account';
import type { Actor } from '@/contract/actor';
import { AppError } from '@/contract/errors';
import { findUser, type UserRow } from '@/db/users';

/** The user as the API shows it: without the password hash. */
export function toUser({ id, email, is_active, created_at }: UserRow): User {
  return { id, email, is_active, created_at };
}

/** The user of an actor. @throws AppError invalid_token when the account was deleted */
export async function getUser(actor: Actor): Promise<User> {
  const row = await findUser(actor.user_id);
  if (!row) throw new AppError('invalid_token', 'This account does not exist any more.');
  return toUser(row);
}
