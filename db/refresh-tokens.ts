import { sql } from 'drizzle-orm';
import { run } from '@/db/run';

export interface RotatedSession {
  session_id: string;
  user_id: string;
}

/**
 * Marks a refresh token as used and stores its successor, in one statement. Of several simultaneous
 * calls one succeeds. Undefined when the token is unknown, used, or its session ended.
 */
export async function rotateRefreshToken(
  usedHash: string,
  nextHash: string,
): Promise<RotatedSession | undefined> {
  const [session] = await run<RotatedSession>(
    'refresh_tokens.rotate',
    sql`
      with used as (
        update refresh_tokens t set used_at = now()
        from sessions s join users u on u.id = s.user_id
        where t.token_hash = ${usedHash} and t.used_at is null and s.id = t.session_id
          and s.revoked_at is null and s.expires_at > now() and u.is_active
        returning s.id as session_id, s.user_id
      ),
      next as (
        insert into refresh_tokens (token_hash, session_id)
        select ${nextHash}, session_id from used returning session_id
      )
      select used.session_id, used.user_id from used join next using (session_id)`,
  );
  return session;
}

/** The session of a refresh token that was used before. */
export async function findSessionOfUsedToken(hash: string): Promise<RotatedSession | undefined> {
  const [session] = await run<RotatedSession>(
    'refresh_tokens.find_used',
    sql`
      select s.id as session_id, s.user_id
      from refresh_tokens t join sessions s on s.id = t.session_id
      where t.token_hash = ${hash} and t.used_at is not null`,
  );
  return session;
}
