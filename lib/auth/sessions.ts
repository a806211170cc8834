import { LRUCache } from 'lru-cache';
import type { Actor } from '@/contract/actor';
import { CACHE_KEYS, cached, invalidate } from '@/lib/cache';
import { AppError } from '@/contract/errors';
import { isId, newId } from '@/lib/ids';
import { describeError, log } from '@/lib/log';
import { singleton } from '@/lib/singleton';
import { publishSessionEnd } from '@/lib/publish';
import type { Session } from '@/contract/account';
import * as db from '@/db/sessions';

/** The lifetime of a session in seconds, from its sign-in; use does not extend it. */
export const SESSION_LIFE_S = 7 * 24 * 60 * 60;
const MAX_LISTED = 100;

/**
 * Records a sign-in; returns the actor of the new session.
 * @param user the row that the password was checked against
 * @param refreshHash the hash of the first refresh token; browser sessions have none
 * @throws AppError invalid_credentials when the password was changed or the user was deactivated
 * since that check
 */
export async function startSession(
  user: { id: string; hashed_password: string },
  kind: db.SessionKind,
  address: string | undefined,
  refreshHash?: string,
): Promise<Actor> {
  const now = Date.now();
  const id = newId();
  const inserted = await db.insertSession({
    id,
    user_id: user.id,
    checked_hash: user.hashed_password,
    kind,
    address,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + SESSION_LIFE_S * 1000).toISOString(),
    refresh_hash: refreshHash,
  });
  if (!inserted) throw new AppError('invalid_credentials', 'E-mail or password is wrong.');
  return { user_id: user.id, session_id: id };
}

/** Sessions whose `last_seen_at` this process wrote within the last minute. */
const recentlySeen = () =>
  singleton('sessions-seen', () => new LRUCache<string, true>({ max: 50_000, ttl: 60_000 }));

/** Updates `last_seen_at`, at most once a minute and without delaying the request. */
function noteSeen(sessionId: string): void {
  if (recentlySeen().has(sessionId)) return;
  recentlySeen().set(sessionId, true);
  db.noteSessionSeen(sessionId).catch(() => recentlySeen().delete(sessionId));
}

/** True when the actor's session is neither revoked nor expired and its user is active. Cached. */
export async function isSessionLive({ user_id, session_id }: Actor): Promise<boolean> {
  const key = CACHE_KEYS.sessions(user_id);
  const entry = { cache: 'sessions', key, field: session_id } as const;
  const { value } = await cached(entry, () => db.findLiveSession(user_id, session_id));
  const live = value !== undefined && Date.parse(value) > Date.now();
  if (live) noteSeen(session_id);
  return live;
}

/** Checks the actor's session. @throws AppError invalid_token when it was revoked or has expired */
export async function requireLiveSession(actor: Actor): Promise<void> {
  if (!(await isSessionLive(actor))) {
    throw new AppError('invalid_token', 'This session has ended. Sign in again.');
  }
}

/** The actor's own live sessions, newest first, at most 100. */
export async function listSessions(actor: Actor): Promise<Session[]> {
  const rows = await db.listLiveSessions(actor.user_id, MAX_LISTED);
  return rows.map((row) => ({ ...row, current: row.id === actor.session_id }));
}

/**
 * Invalidates the cached sessions of a user and publishes the end of one, so that every process
 * closes its connections. Idempotent. Throws when Redis fails.
 */
export async function announceSessionEnd(actor: Actor): Promise<void> {
  await invalidate(CACHE_KEYS.sessions(actor.user_id));
  await publishSessionEnd(actor);
}

/**
 * Announces the end of a session after a commit. Never throws: the job of the same commit announces
 * it again.
 */
export async function announceSessionEndSoon(actor: Actor): Promise<void> {
  await announceSessionEnd(actor).catch((error: unknown) => {
    log().warn(
      { error: describeError(error) },
      'session end announcement failed, its job repeats it',
    );
  });
}

/** Revokes the actor's session: its tokens and its cookie are refused from now on. */
export async function logout(actor: Actor): Promise<void> {
  if (await db.markSessionRevoked(actor.user_id, actor.session_id))
    await announceSessionEndSoon(actor);
}

/** Revokes one of the actor's own sessions. @throws AppError not_found */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  const { user_id } = actor;
  if (!isId(sessionId) || !(await db.markSessionRevoked(user_id, sessionId))) {
    throw new AppError('not_found', 'There is no such session.');
  }
  await announceSessionEndSoon({ user_id, session_id: sessionId });
}
