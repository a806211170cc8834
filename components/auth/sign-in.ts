import type { Problem } from '@/contract/problem';

/** The message for each error of next-auth. */
const REFUSALS: Record<string, string> = {
  CredentialsSignin: 'E-mail or password is wrong.',
  RateLimited: 'Too many attempts. Wait a minute and try again.',
};
const IMPOSSIBLE = 'Signing in is not possible right now. Try again in a moment.';
export const UNREACHABLE = 'The desk cannot be reached. Check your connection and try again.';

/** The answer of the two next-auth endpoints, or the problem of a refused request. */
type Answer = Partial<{ csrfToken: string; url: string } & Problem>;

async function request(path: string, form?: Record<string, string>): Promise<Answer> {
  const response = await fetch(`/api/auth/${path}`, {
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return (await response.json()) as Answer;
}

/**
 * Signs in without leaving the page. Returns the message of a failure; undefined on success.
 * Sends the two requests of next-auth's client, without the other 10 kB of it.
 *
 * Not a server action: the id of an action changes with every build and a cookie that an action sets
 * renders the page again, but a page with unsaved work must be able to sign in again in place.
 */
export async function signIn(fields: {
  email: string;
  password: string;
}): Promise<string | undefined> {
  try {
    const { csrfToken, ...refused } = await request('csrf');
    const { url, code } =
      csrfToken === undefined
        ? { url: undefined, ...refused }
        : await request('callback/credentials', { ...fields, csrfToken, json: 'true' });
    if (code === 'rate_limited') return REFUSALS['RateLimited'];
    if (url === undefined) return IMPOSSIBLE;
    const error = new URL(url, window.location.origin).searchParams.get('error');
    return error === null ? undefined : (REFUSALS[error] ?? IMPOSSIBLE);
  } catch {
    return UNREACHABLE;
  }
}
