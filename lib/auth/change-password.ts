import type { PasswordChange } from '@/contract/account';
import type { Actor } from '@/contract/actor';
import { AppError, isAppError } from '@/contract/errors';
import { checkCredentials } from '@/lib/auth/check-credentials';
import { hashPassword } from '@/lib/auth/password';
import { announceSessionEndSoon } from '@/lib/auth/sessions';
import { replacePasswordHash } from '@/db/sessions';
import { findUser } from '@/db/users';

function wrongPassword(): AppError {
  return new AppError('invalid_credentials', 'The current password is wrong.');
}

/**
 * Changes the actor's password and revokes all other sessions of the user.
 * @param address the client's IP address, for the limit of failed sign-ins
 * @throws AppError invalid_credentials when the current password is wrong, or was changed by
 * another request meanwhile; rate_limited, service_unavailable
 */
export async function changePassword(
  actor: Actor,
  { current_password, new_password }: PasswordChange,
  address: string | undefined,
): Promise<void> {
  const email = (await findUser(actor.user_id))?.email;
  if (email === undefined)
    throw new AppError('invalid_credentials', 'E-mail or password is wrong.');
  const user = await checkCredentials({ email, password: current_password }, address).catch(
    (error: unknown) => {
      throw isAppError(error, 'invalid_credentials') ? wrongPassword() : error;
    },
  );
  const hashes = { checked: user.hashed_password, next: await hashPassword(new_password) };
  const revoked = await replacePasswordHash(user.id, hashes, actor.session_id);
  if (!revoked) throw wrongPassword();
  await Promise.all(
    revoked.map((session_id) => announceSessionEndSoon({ user_id: user.id, session_id })),
  );
}
