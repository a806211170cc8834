import type { Actor } from '@/lib/actor';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { publishSessionEnd } from '@/lib/publish';
import * as db from '@/db/sessions';

/** A session ends seven days after its sign-in, however busy it was. */
export const SESSION_LIFE_S = 7 * 24 * 60 * 60;

/** Records a sign-in. `refreshHash` is the first refresh token's hash; browsers have none. */
export async function startSession(
  userId: string,
  kind: db.SessionKind,
  address: string | undefined,
  refreshHash?: string,
): Promise<Actor> {
  const now = Date.now();
  const id = newId();
  await db.insertSession({
    id,
    user_id: userId,
    kind,
    address,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + SESSION_LIFE_S * 1000).toISOString(),
    refresh_hash: refreshHash,
  });
  return { user_id: userId, session_id: id };
}

/** True while the actor's session is neither revoked nor expired and its user is active. */
export async function isSessionLive(actor: Actor): Promise<boolean> {
  return db.isSessionLive(actor.user_id, actor.session_id);
}

/** @throws AppError invalid_token when the actor's session was revoked, or has ended. */
export async function requireLiveSession(actor: Actor): Promise<void> {
  if (!(await isSessionLive(actor))) {
    throw new AppError('invalid_token', 'This session has ended. Sign in again.');
  }
}

/** Tells every process that a session has ended. Safe to repeat. Throws when Redis did not take it. */
export async function announceSessionEnd(actor: Actor): Promise<void> {
  await publishSessionEnd(actor);
}

/** Ends the actor's session: its access and refresh tokens and its cookie stop working at once. */
export async function logout(actor: Actor): Promise<void> {
  const revoked = await db.revokeSession(actor.user_id, actor.session_id);
  // A job in the same commit repeats it when Redis is away.
  if (revoked) await announceSessionEnd(actor).catch(() => undefined);
}
