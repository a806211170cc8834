'use server';

import type { Registration, User } from '@/contract/account';
import type { ActionResult } from '@/contract/action-result';
import { action } from '@/lib/web';

/** Creates an account. */
export async function registerAction(fields: Registration): Promise<ActionResult<User>> {
  return action('register', { body: fields });
}
