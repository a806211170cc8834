import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { consume, giveBack } from '@/lib/rate-limit';
import { withRedis } from '@/lib/redis';

describe('the rate limit', () => {
  it('allows exactly its limit of 200 simultaneous requests', async () => {
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

  it('counts under the documented key, which expires after a minute', async () => {
    const subject = randomUUID();
    await consume({ subject, operation: 'createWire', limit: 100 });
    const keys = await withRedis('limiter', (redis) => redis.keys(`ratelimit:${subject}:*`));
    expect(keys).toEqual([`ratelimit:${subject}:createWire:${Math.floor(Date.now() / 60_000)}`]);
    const life = await withRedis('limiter', (redis) => redis.pttl(keys[0] ?? ''));
    expect(life).toBeGreaterThan(50_000);
    expect(life).toBeLessThanOrEqual(60_000);
  });

  it('counts each subject and operation separately, and can give back a request', async () => {
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
