import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/contract/actor';
import { actorOfCookie, getUser, isSessionLive, sessionCookieName } from '@/lib/auth';
import type { User } from '@/contract/account';

/** Who looks at this page; undefined when nobody is signed in. Asked once for each rendering. */
export const pageActor = cache(async (): Promise<Actor | undefined> => {
  const value = (await cookies()).get(sessionCookieName())?.value;
  const actor = value === undefined ? undefined : await actorOfCookie(value);
  return actor && (await isSessionLive(actor)) ? actor : undefined;
});

/** Who looks at this page; anybody else is sent to sign in, and back to `path` afterwards. */
export async function requirePageActor(path: string): Promise<Actor> {
  return (await pageActor()) ?? redirect(`/login?next=${encodeURIComponent(path)}`);
}

/** The user who looks at this page. */
export async function pageUser(actor: Actor): Promise<User> {
  return getUser(actor);
}
