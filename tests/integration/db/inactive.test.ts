import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isSessionLive, loginWithTokens } from '@/lib/auth';
import { database } from '@/db/client';
import { startWorker } from '@/worker/worker';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';
import { PASSWORD } from '@/tests/helpers/password';

describe('a user who is made inactive, straight in the database', () => {
  it('cannot sign in, and is signed out everywhere though sessions are cached', async () => {
    const { actor, email } = await makeUser();
    expect(await isSessionLive(actor)).toBe(true);
    const worker = await startWorker();
    await database().execute(sql`update users set is_active = false where id = ${actor.user_id}`);
    await until('the session is refused', async () => !(await isSessionLive(actor)));
    await worker.stop();
    await expect(loginWithTokens({ email, password: PASSWORD }, undefined)).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
  });
});
