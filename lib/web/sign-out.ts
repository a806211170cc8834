import { cookies } from 'next/headers';
import type { ActionResult } from '@/contract/action-result';
import { sessionCookieName, usesSecureCookies } from '@/lib/auth';
import { action } from '@/lib/web/action';

/**
 * Ends the browser's session, for a server action. The answer of `action` reaches no browser, so the
 * cookie is deleted here; Next then renders the page again in the same response.
 */
export async function signOut(): Promise<ActionResult<undefined>> {
  const result = await action('logout', {});
  if (result.ok) {
    // A browser ignores a `__Secure-` cookie without `Secure`, a deletion included (RFC 6265bis).
    const cookie = { name: sessionCookieName(), httpOnly: true, secure: usesSecureCookies() };
    (await cookies()).delete({ ...cookie, sameSite: 'lax', path: '/' });
  }
  return result;
}
