import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isSessionLive, loginWithTokens } from '@/lib/auth';
import { startWorker } from '@/worker/worker';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';
import { PASSWORD } from '@/tests/helpers/password';

describe('a user made inactive by an update in the database', () => {
  it('cannot sign in, and loses every session, cached ones too', async () => {
    const { actor, email } = await makeUser();
    expect(await isSessionLive(actor)).toBe(true);
    const worker = await startWorker();
    await execute(sql`update users set is_active = false where id = ${actor.user_id}`);
    await until('the session is refused', async () => !(await isSessionLive(actor)));
    await worker.stop();
    await expect(loginWithTokens({ email, password: PASSWORD }, undefined)).rejects.toMatchObject({
      code: 'invalid_credentials',
    });
  });
});
