'use server';

import type { PasswordChange } from '@/contract/account';
import type { ActionResult } from '@/contract/action-result';
import { action } from '@/lib/web';

/** Ends one of the user's sessions. */
export async function revokeSessionAction(id: string): Promise<ActionResult<undefined>> {
  return action('revokeSession', { params: { id } });
}

/** Ends every session of the user except the current one; stops at the first that fails. */
export async function revokeOtherSessionsAction(): Promise<ActionResult<undefined>> {
  const list = await action('listSessions', {});
  if (!list.ok) return list;
  for (const { id, current } of list.value.items) {
    if (current) continue;
    const ended = await action('revokeSession', { params: { id } });
    // 404: the session has ended in the meantime, which is the wanted result.
    if (!ended.ok && ended.problem.status !== 404) return ended;
  }
  return { ok: true, value: undefined };
}

/** Changes the password; every other session ends. */
export async function changePasswordAction(
  fields: PasswordChange,
): Promise<ActionResult<undefined>> {
  return action('changePassword', { body: fields });
}
