import { describe, expect, it } from 'vitest';
import { loginWithTokens } from '@/lib/auth';
import { PASSWORD } from '@/tests/helpers/password';
import { makeUser } from '@/tests/helpers/users';

describe('failed sign-ins', () => {
  const wrong = (email: string, address: string) =>
    loginWithTokens({ email, password: 'wrong' }, address).catch(
      (error: unknown) => (error as { code: string }).code,
    );

  it('are limited to ten a minute for an account and address, also for the right password then', async () => {
    const { email } = await makeUser();
    const codes = await Promise.all(Array.from({ length: 12 }, () => wrong(email, '192.0.2.1')));
    expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2);
    await expect(loginWithTokens({ email, password: PASSWORD }, '192.0.2.1')).rejects.toMatchObject(
      {
        code: 'rate_limited',
      },
    );
    await loginWithTokens({ email, password: PASSWORD }, '192.0.2.2');
  });

  it('do not include successful ones, of which many may run at once', async () => {
    const { email } = await makeUser();
    const tries = Array.from({ length: 12 }, () =>
      loginWithTokens({ email, password: PASSWORD }, '192.0.2.3'),
    );
    expect((await Promise.all(tries)).length).toBe(12);
  });

  it('from many addresses are limited to 100 an hour for one account, whose owner can still sign in', async () => {
    const { email } = await makeUser();
    await loginWithTokens({ email, password: PASSWORD }, '198.51.100.7');
    const subjects = Array.from({ length: 130 }, (_, i) => `203.0.113.${i}`);
    const codes = await Promise.all(subjects.map((address) => wrong(email, address)));
    const verified = codes.filter((code) => code === 'invalid_credentials').length;
    expect(verified).toBeLessThanOrEqual(100);
    expect(codes.filter((code) => code === 'rate_limited').length + verified).toBe(
      codes.filter((code) => code !== 'service_unavailable').length,
    );
    await loginWithTokens({ email, password: PASSWORD }, '198.51.100.7');
    expect(await wrong(email, '203.0.113.200')).not.toBe('invalid_token');
  }, 60_000);
});
