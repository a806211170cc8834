import type { Problem } from '@/contract/endpoints';

/** What to tell the person by the word that next-auth answers with. */
const REFUSALS: Record<string, string> = {
  CredentialsSignin: 'E-mail or password is wrong.',
  RateLimited: 'Too many attempts. Wait a minute and try again.',
};
const IMPOSSIBLE = 'Signing in is not possible right now. Try again in a moment.';
export const UNREACHABLE = 'The desk cannot be reached. Check your connection and try again.';

/** What the two paths of next-auth answer, or the road before them. */
type Answer = Partial<{ csrfToken: string; url: string } & Problem>;

async function ask(path: string, form?: Record<string, string>): Promise<Answer> {
  const response = await fetch(`/api/auth/${path}`, {
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  return (await response.json()) as Answer;
}

/**
 * Signs in without leaving the page; gives what to tell the person, or undefined on success. The
 * two requests that next-auth's own client makes, without the 10 kB of the rest of it.
 */
export async function signIn(fields: {
  email: string;
  password: string;
}): Promise<string | undefined> {
  try {
    const { csrfToken, ...refused } = await ask('csrf');
    const { url, code } =
      csrfToken === undefined
        ? { url: undefined, ...refused }
        : await ask('callback/credentials', { ...fields, csrfToken, json: 'true' });
    if (code === 'rate_limited') return REFUSALS['RateLimited'];
    if (url === undefined) return IMPOSSIBLE;
    const error = new URL(url, window.location.origin).searchParams.get('error');
    return error === null ? undefined : (REFUSALS[error] ?? IMPOSSIBLE);
  } catch {
    return UNREACHABLE;
  }
}
