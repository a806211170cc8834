import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loginWithTokens } from '@/lib/auth';
import { consume, giveBack } from '@/lib/rate-limit';
import { withRedis } from '@/lib/redis';
import { makeUser } from '@/tests/helpers/users';
import { PASSWORD } from '@/tests/helpers/password';

describe('the rate limit', () => {
  it('is exact to the request when two hundred arrive at once', async () => {
    const allowance = { subject: randomUUID(), operation: 'listWires', limit: 100 };
    const verdicts = await Promise.all(Array.from({ length: 200 }, () => consume(allowance)));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(100);
    const left = verdicts.filter(({ allowed }) => allowed).map(({ remaining }) => remaining);
    expect(left.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    const [key = ''] = await withRedis('limiter', (redis) =>
      redis.keys(`ratelimit:${allowance.subject}:*`),
    );
    expect(await withRedis('limiter', (redis) => redis.get(key))).toBe('200');
    for (const { resetS } of verdicts) expect(resetS).toBeLessThanOrEqual(60);
  });

  it('counts under the key that operators know, for a minute', async () => {
    const subject = randomUUID();
    await consume({ subject, operation: 'createWire', limit: 100 });
    const keys = await withRedis('limiter', (redis) => redis.keys(`ratelimit:${subject}:*`));
    expect(keys).toEqual([`ratelimit:${subject}:createWire:${Math.floor(Date.now() / 60_000)}`]);
    const life = await withRedis('limiter', (redis) => redis.pttl(keys[0] ?? ''));
    expect(life).toBeGreaterThan(50_000);
    expect(life).toBeLessThanOrEqual(60_000);
  });

  it('is apart for each subject and operation, and takes back', async () => {
    const one = { subject: randomUUID(), operation: 'a', limit: 1 };
    expect((await consume(one)).allowed).toBe(true);
    expect((await consume(one)).allowed).toBe(false);
    expect((await consume({ ...one, operation: 'b' })).allowed).toBe(true);
    expect((await consume({ ...one, subject: randomUUID() })).allowed).toBe(true);
    await giveBack(one);
    await giveBack(one);
    expect((await consume(one)).allowed).toBe(true);
  });
});

describe('failed sign-ins', () => {
  const wrong = (email: string, address: string) =>
    loginWithTokens({ email, password: 'wrong' }, address).catch(
      (error: unknown) => (error as { code: string }).code,
    );

  it('are ten a minute for an account and address, and then even the right one waits', async () => {
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

  it('do not count the right ones, however many at once', async () => {
    const { email } = await makeUser();
    const tries = Array.from({ length: 12 }, () =>
      loginWithTokens({ email, password: PASSWORD }, '192.0.2.3'),
    );
    expect((await Promise.all(tries)).length).toBe(12);
  });

  it('from many addresses are a hundred an hour for one account, and its owner still gets in', async () => {
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
