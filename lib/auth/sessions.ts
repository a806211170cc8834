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

/** A session ends seven days after its sign-in, however busy it was. */
export const SESSION_LIFE_S = 7 * 24 * 60 * 60;
const MAX_LISTED = 100;

/**
 * Records a sign-in of a user as they were when their password was checked. `refreshHash` is the
 * first refresh token's hash; browsers have none.
 * @throws AppError invalid_credentials when the password has changed, or the user is not active, since
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

/** Sessions whose use was written down within the last minute. */
const lately = () =>
  singleton('sessions-seen', () => new LRUCache<string, true>({ max: 50_000, ttl: 60_000 }));

/** Writes down, to the minute and in passing, that a session is in use. */
function noteSeen(sessionId: string): void {
  if (lately().has(sessionId)) return;
  lately().set(sessionId, true);
  db.noteSessionSeen(sessionId).catch(() => lately().delete(sessionId));
}

/** True while the actor's session is neither revoked nor expired and its user is active. */
export async function isSessionLive({ user_id, session_id }: Actor): Promise<boolean> {
  const key = CACHE_KEYS.sessions(user_id);
  const entry = { cache: 'sessions', key, field: session_id } as const;
  const { value } = await cached(entry, () => db.findLiveSession(user_id, session_id));
  const live = value !== undefined && Date.parse(value) > Date.now();
  if (live) noteSeen(session_id);
  return live;
}

/** @throws AppError invalid_token when the actor's session was revoked, or has ended. */
export async function requireLiveSession(actor: Actor): Promise<void> {
  if (!(await isSessionLive(actor))) {
    throw new AppError('invalid_token', 'This session has ended. Sign in again.');
  }
}

/** The actor's own living sessions, newest first, at most a hundred. */
export async function listSessions(actor: Actor): Promise<Session[]> {
  const rows = await db.listLiveSessions(actor.user_id, MAX_LISTED);
  return rows.map((row) => ({ ...row, current: row.id === actor.session_id }));
}

/**
 * Forgets what is cached of a user's sessions and tells every process that one has ended. Safe to
 * repeat. Throws when Redis did not take it.
 */
export async function announceSessionEnd(actor: Actor): Promise<void> {
  await invalidate(CACHE_KEYS.sessions(actor.user_id));
  await publishSessionEnd(actor);
}

/** Announces after a commit without failing the caller: a job in the same commit repeats it. */
export async function announceSessionEndSoon(actor: Actor): Promise<void> {
  await announceSessionEnd(actor).catch((error: unknown) => {
    log().warn({ error: describeError(error) }, 'the end of a session is announced later');
  });
}

/** Ends the actor's session: its access and refresh tokens and its cookie stop working at once. */
export async function logout(actor: Actor): Promise<void> {
  if (await db.markSessionRevoked(actor.user_id, actor.session_id))
    await announceSessionEndSoon(actor);
}

/** Ends one of the actor's own sessions. @throws AppError not_found */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  const { user_id } = actor;
  if (!isId(sessionId) || !(await db.markSessionRevoked(user_id, sessionId))) {
    throw new AppError('not_found', 'There is no such session.');
  }
  await announceSessionEndSoon({ user_id, session_id: sessionId });
}
