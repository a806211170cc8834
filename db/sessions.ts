import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

export type SessionKind = 'browser' | 'api';

export interface NewSession {
  id: string;
  user_id: string;
  kind: SessionKind;
  address: string | undefined;
  created_at: string;
  expires_at: string;
  /** SHA-256 of the first refresh token; a browser session has none. */
  refresh_hash: string | undefined;
}

/** Records a sign-in, and its first refresh token if it has one, in one statement. */
export async function insertSession(session: NewSession): Promise<void> {
  await run('sessions.insert', (db) =>
    db.execute(sql`
      with session as (
        insert into sessions (id, user_id, kind, address, created_at, last_seen_at, expires_at)
        values (${session.id}, ${session.user_id}, ${session.kind}, ${session.address ?? null},
                ${session.created_at}, ${session.created_at}, ${session.expires_at})
        returning id
      )
      insert into refresh_tokens (token_hash, session_id, created_at)
      select ${session.refresh_hash ?? null}::text, session.id, ${session.created_at}::timestamptz
      from session where ${session.refresh_hash ?? null}::text is not null`),
  );
}

/** True while this session of this user is neither revoked nor expired and the user is active. */
export async function isSessionLive(userId: string, sessionId: string): Promise<boolean> {
  const rows = await run('sessions.live', (db) =>
    db.execute(sql`
      select 1 from sessions s join users u on u.id = s.user_id
      where s.id = ${sessionId} and s.user_id = ${userId} and u.is_active
        and s.revoked_at is null and s.expires_at > now()`),
  );
  return rows.length === 1;
}

/**
 * Revokes one session of a user and queues the job that tells everybody, in one statement.
 * False when it was not there or already revoked.
 */
export async function revokeSession(userId: string, sessionId: string): Promise<boolean> {
  const rows = await run('sessions.revoke', (db) =>
    db.execute(sql`
      with revoked as (
        update sessions set revoked_at = now()
        where id = ${sessionId} and user_id = ${userId} and revoked_at is null
        returning id, user_id
      )
      select enqueue_job('announce_session',
        json_build_object('user_id', r.user_id, 'session_id', r.id),
        'announce_session:' || r.id, null) as job_id
      from revoked r`),
  );
  return rows.length === 1;
}
