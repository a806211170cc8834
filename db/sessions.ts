import { sql } from 'drizzle-orm';
import { queueJob } from '@/db/queue';
import { run } from '@/db/run';
import { sessions } from '@/db/schema';
import { rfc3339, selectList } from '@/db/select-list';

export type SessionKind = (typeof sessions.$inferSelect)['kind'];

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
 * Records a sign-in, and its first refresh token if it has one, in one statement. False when since
 * the check the user was made inactive or the password was changed: then nothing was written.
 */
export async function insertSession(session: NewSession): Promise<boolean> {
  const hash = session.refresh_hash ?? null;
  const rows = await run(
    'sessions.insert',
    sql`
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
      select id from session`,
  );
  return rows.length === 1;
}

/** When this session of this user ends; undefined when it ended already or the user is inactive. */
export async function findLiveSession(
  userId: string,
  sessionId: string,
): Promise<string | undefined> {
  const [session] = await run<{ expires_at: string }>(
    'sessions.live',
    sql`
      select s.expires_at from sessions s join users u on u.id = s.user_id
      where s.id = ${sessionId} and s.user_id = ${userId} and u.is_active
        and s.revoked_at is null and s.expires_at > now()`,
  );
  return session && rfc3339(session.expires_at);
}

/** Sets the time of a session's last use to now. */
export async function noteSessionSeen(sessionId: string): Promise<void> {
  await run('sessions.seen', sql`update sessions set last_seen_at = now() where id = ${sessionId}`);
}

const SESSION = selectList(sessions, 's', [
  'id',
  'kind',
  'address',
  'created_at',
  'last_seen_at',
] as const);
export type SessionRow = ReturnType<typeof SESSION.decode>;

/** A user's sessions that have not ended, newest first. */
export async function listLiveSessions(userId: string, limit: number): Promise<SessionRow[]> {
  const rows = await run<SessionRow>(
    'sessions.list',
    sql`
      select ${SESSION.columns} from sessions s
      where s.user_id = ${userId} and s.revoked_at is null and s.expires_at > now()
      order by s.created_at desc, s.id desc limit ${limit}`,
  );
  return rows.map(SESSION.decode);
}

/** Selects the rows of `revoked`, and queues for each the job that announces the session's end. */
const announceRevoked = () => sql`
  select r.id, ${queueJob('announce_session', { user_id: sql`r.user_id`, session_id: sql`r.id` }, [
    sql`r.id`,
  ])} as job_id
  from revoked r`;

/**
 * Revokes one session of a user and queues its announcement, in one statement. False when there is
 * none, or it ended already.
 */
export async function markSessionRevoked(userId: string, sessionId: string): Promise<boolean> {
  const rows = await run(
    'sessions.revoke',
    sql`
      with revoked as (
        update sessions set revoked_at = now()
        where id = ${sessionId} and user_id = ${userId} and revoked_at is null and expires_at > now()
        returning id, user_id
      ) ${announceRevoked()}`,
  );
  return rows.length === 1;
}

/**
 * Replaces a user's password hash, if it is still the checked one, and revokes all of the user's
 * sessions but one, in one statement. Returns the ids of the revoked sessions; undefined when the
 * hash was another, and nothing was written.
 */
export async function replacePasswordHash(
  userId: string,
  hashes: { checked: string; next: string },
  keptSessionId: string,
): Promise<string[] | undefined> {
  const rows = await run<{ id: string | null }>(
    'users.change_password',
    sql`
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
      select a.id, a.job_id from changed left join announced a on true`,
  );
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/**
 * True when this user signed in from this address within the last `days`. Does the same work for an
 * unknown e-mail.
 */
export async function isKnownAddress(
  email: string,
  address: string,
  days: number,
): Promise<boolean> {
  const rows = await run(
    'sessions.known_address',
    sql`
      select 1 from sessions s join users u on u.id = s.user_id
      where u.email = ${email} and s.address = ${address}
        and s.created_at > now() - make_interval(days => ${days}) limit 1`,
  );
  return rows.length === 1;
}
