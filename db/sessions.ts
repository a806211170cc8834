import { sql } from 'drizzle-orm';
import { currentTrace } from '@/lib/trace';
import { run } from '@/db/run';
import { rfc3339 } from '@/db/rows';

export type SessionKind = 'browser' | 'api';

export interface NewSession {
  id: string;
  user_id: string;
  /** The hash that the password was checked against. */
  checked_hash: string;
  kind: SessionKind;
  address: string | undefined;
  created_at: string;
  expires_at: string;
  /** SHA-256 of the first refresh token; a browser session has none. */
  refresh_hash: string | undefined;
}

/**
 * Records a sign-in, and its first refresh token if it has one, in one statement. False when the
 * user was made inactive or has another password since the check: then nothing was written.
 */
export async function insertSession(session: NewSession): Promise<boolean> {
  const hash = session.refresh_hash ?? null;
  const rows = await run('sessions.insert', (db) =>
    db.execute(sql`
      with owner as (
        select id from users
        where id = ${session.user_id} and hashed_password = ${session.checked_hash} and is_active
        for share
      ),
      session as (
        insert into sessions (id, user_id, kind, address, created_at, last_seen_at, expires_at)
        select ${session.id}::uuid, owner.id, ${session.kind}::session_kind, ${session.address ?? null}::text,
               ${session.created_at}::timestamptz, ${session.created_at}::timestamptz,
               ${session.expires_at}::timestamptz
        from owner returning id
      ),
      token as (
        insert into refresh_tokens (token_hash, session_id, created_at)
        select ${hash}::text, session.id, ${session.created_at}::timestamptz
        from session where ${hash}::text is not null
      )
      select id from session`),
  );
  return rows.length === 1;
}

/** When this session of this user ends, if it lives: neither revoked nor expired, its user active. */
export async function findLiveSession(
  userId: string,
  sessionId: string,
): Promise<string | undefined> {
  const rows = await run('sessions.live', (db) =>
    db.execute<{ expires_at: string }>(sql`
      select s.expires_at from sessions s join users u on u.id = s.user_id
      where s.id = ${sessionId} and s.user_id = ${userId} and u.is_active
        and s.revoked_at is null and s.expires_at > now()`),
  );
  return rows[0] && rfc3339(rows[0].expires_at);
}

/** Notes that a session was used just now. */
export async function noteSessionSeen(sessionId: string): Promise<void> {
  await run('sessions.seen', (db) =>
    db.execute(sql`update sessions set last_seen_at = now() where id = ${sessionId}`),
  );
}

export interface SessionRow extends Record<string, unknown> {
  id: string;
  kind: SessionKind;
  address: string | null;
  created_at: string;
  last_seen_at: string;
}

/** A user's living sessions, newest first. */
export async function listLiveSessions(userId: string, limit: number): Promise<SessionRow[]> {
  const rows = await run('sessions.list', (db) =>
    db.execute<SessionRow>(sql`
      select id, kind, address, created_at, last_seen_at from sessions
      where user_id = ${userId} and revoked_at is null and expires_at > now()
      order by created_at desc, id desc limit ${limit}`),
  );
  return rows.map(({ id, kind, address, created_at, last_seen_at }) => ({
    id,
    kind,
    address,
    created_at: rfc3339(created_at),
    last_seen_at: rfc3339(last_seen_at),
  }));
}

/** Queues, for every row of `revoked`, the job that tells everybody. */
const announceRevoked = () => sql`
  select r.id, enqueue_job('announce_session',
    json_strip_nulls(json_build_object('user_id', r.user_id, 'session_id', r.id,
      'request_id', ${currentTrace().request_id ?? null}::text)),
    'announce_session:' || r.id, null) as job_id
  from revoked r`;

/**
 * Revokes one session of a user and queues the job that tells everybody, in one statement.
 * False when it was not there or already revoked.
 */
export async function markSessionRevoked(userId: string, sessionId: string): Promise<boolean> {
  const rows = await run('sessions.revoke', (db) =>
    db.execute(sql`
      with revoked as (
        update sessions set revoked_at = now()
        where id = ${sessionId} and user_id = ${userId} and revoked_at is null and expires_at > now()
        returning id, user_id
      ) ${announceRevoked()}`),
  );
  return rows.length === 1;
}

/**
 * Gives a user a new password hash and revokes all their sessions but one, in one statement, if the
 * hash is still the one that was checked. The ids of the revoked ones; undefined when it is not.
 */
export async function replacePasswordHash(
  userId: string,
  hashes: { checked: string; next: string },
  keptSessionId: string,
): Promise<string[] | undefined> {
  const rows = await run('users.change_password', (db) =>
    db.execute<{ id: string | null }>(sql`
      with changed as (
        update users set hashed_password = ${hashes.next}
        where id = ${userId} and hashed_password = ${hashes.checked} returning id
      ),
      revoked as (
        update sessions s set revoked_at = now() from changed
        where s.user_id = changed.id and s.id <> ${keptSessionId}
          and s.revoked_at is null and s.expires_at > now()
        returning s.id, s.user_id
      ),
      announced as (${announceRevoked()})
      select a.id, a.job_id from changed left join announced a on true`),
  );
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Did this user sign in from this address within the last days? The same work for an unknown e-mail. */
export async function isKnownAddress(
  email: string,
  address: string,
  days: number,
): Promise<boolean> {
  const rows = await run('sessions.known_address', (db) =>
    db.execute(sql`
      select 1 from sessions s join users u on u.id = s.user_id
      where u.email = ${email} and s.address = ${address}
        and s.created_at > now() - make_interval(days => ${days}) limit 1`),
  );
  return rows.length === 1;
}
