import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { pruneExpired } from '@/db/prune';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';

const MOST_PER_RUN = 10_000;

let userId: string;
beforeEach(async () => {
  userId = (await makeUser()).actor.user_id;
});

/** Inserts `count` idempotency keys that expire in `inSeconds`. */
function insertKeys(prefix: string, inSeconds: number, count = 1) {
  return execute(sql`
    insert into idempotency_keys (user_id, key, fingerprint, wire_id, body, expires_at)
    select ${userId}, ${prefix} || i, '', gen_random_uuid(), '', now() + make_interval(secs => ${inSeconds})
    from generate_series(1, ${count}) i`);
}

/** Inserts `count` sessions that ended `endedDays` ago, each with a refresh token. */
function insertSessions(address: string, endedDays: number, count = 1) {
  return execute(sql`
    with ended as (
      insert into sessions (id, user_id, kind, address, expires_at)
      select gen_random_uuid(), ${userId}, 'api', ${address}, now() - make_interval(days => ${endedDays})
      from generate_series(1, ${count}) returning id
    )
    insert into refresh_tokens (token_hash, session_id) select ${address} || id, id from ended`);
}

async function keysLeft(): Promise<string[]> {
  const rows = await execute<{ key: string }>(
    sql`select key from idempotency_keys where user_id = ${userId} order by key`,
  );
  return rows.map(({ key }) => key);
}

/** The addresses of the user's sessions that have one, and of their refresh tokens. */
async function sessionsLeft() {
  const rows = await execute<{ address: string; tokens: number }>(sql`
    select s.address, count(t.token_hash)::int as tokens
    from sessions s left join refresh_tokens t on t.session_id = s.id
    where s.user_id = ${userId} and s.address is not null group by s.address order by s.address`);
  return rows.map(({ address, tokens }) => [address, tokens]);
}

describe('pruning', () => {
  it('removes expired idempotency keys and keeps the others', async () => {
    await insertKeys('expired', -1);
    await insertKeys('kept', 3_600);
    expect(await pruneExpired()).toEqual({ idempotency_keys: 1, sessions: 0 });
    expect(await keysLeft()).toEqual(['kept1']);
  });

  it('removes sessions that ended over thirty days ago, with their refresh tokens', async () => {
    await insertSessions('ended 31 days ago', 31);
    await insertSessions('ended 29 days ago', 29);
    await insertSessions('not ended', -7);
    expect(await pruneExpired()).toEqual({ idempotency_keys: 0, sessions: 1 });
    expect(await sessionsLeft()).toEqual([
      ['ended 29 days ago', 1],
      ['not ended', 1],
    ]);
    const [orphans] = await execute<{ n: number }>(
      sql`select count(*)::int as n from refresh_tokens where token_hash like 'ended 31 days ago%'`,
    );
    expect(orphans).toEqual({ n: 0 });
  });

  it('removes at most ten thousand of each in one run', async () => {
    await insertKeys('expired', -1, MOST_PER_RUN + 50);
    await insertSessions('long ended', 40, MOST_PER_RUN + 20);
    expect(await pruneExpired()).toEqual({
      idempotency_keys: MOST_PER_RUN,
      sessions: MOST_PER_RUN,
    });
    expect(await keysLeft()).toHaveLength(50);
    expect(await sessionsLeft()).toEqual([['long ended', 20]]);
    expect(await pruneExpired()).toEqual({ idempotency_keys: 50, sessions: 20 });
    expect(await pruneExpired()).toEqual({ idempotency_keys: 0, sessions: 0 });
  });
});
