import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/contract/actor';
import { actorOfCookie, getUser, isSessionLive, sessionCookieName } from '@/lib/auth';
import type { User } from '@/contract/account';

/** The signed-in actor of a page; undefined without a live session. Cached for one rendering. */
export const pageActor = cache(async (): Promise<Actor | undefined> => {
  const value = (await cookies()).get(sessionCookieName())?.value;
  const actor = value === undefined ? undefined : await actorOfCookie(value);
  return actor && (await isSessionLive(actor)) ? actor : undefined;
});

/** The signed-in actor of a page. Without one, redirects to the sign-in page, and from there to `path`. */
export async function requirePageActor(path: string): Promise<Actor> {
  return (await pageActor()) ?? redirect(`/login?next=${encodeURIComponent(path)}`);
}

/** The user of an actor. */
export async function pageUser(actor: Actor): Promise<User> {
  return getUser(actor);
}
