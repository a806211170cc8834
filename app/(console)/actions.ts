'use server';

import type { ActionResult } from '@/contract/action-result';
import { signOut } from '@/lib/web';

/** Ends the session of the browser and removes its cookie. */
export async function signOutAction(): Promise<ActionResult<undefined>> {
  return signOut();
}
