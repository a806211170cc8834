import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { CACHE_KEYS, CACHE_LIVES_MS, cached, invalidate } from '@/lib/cache';
import { withRedis } from '@/lib/redis';
import { isSessionLive } from '@/lib/auth';
import { createWire, cachedListJson, cachedWireJson } from '@/lib/wires';
import { listQuery } from '@/contract/wire-query';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

const used: string[] = [];
afterAll(() => withRedis('cache', (redis) => redis.del(...used)));

function newEntry(field = 'field') {
  const key = `test:${randomUUID()}`;
  used.push(key);
  return { cache: 'wires', key, field } as const;
}

/** A load that waits until it is released. */
function held(value: string) {
  let release: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const started = new Promise<void>((done) => (begun = done));
  const gate = new Promise<void>((done) => (release = done));
  const load = async () => {
    begun();
    await gate;
    return value;
  };
  return { load, release: () => release(), started };
}

describe('a cache entry', () => {
  it('is loaded once, then read from the cache', async () => {
    const entry = newEntry();
    expect(await cached(entry, () => Promise.resolve('a'))).toEqual({ value: 'a', hit: false });
    expect(await cached(entry, () => Promise.reject(new Error('never asked')))).toEqual({
      value: 'a',
      hit: true,
    });
  });

  it('is not stored when a write commits during its load', async () => {
    const entry = newEntry();
    const slow = held('old');
    const reader = cached(entry, slow.load);
    await slow.started;
    await invalidate(entry.key);
    slow.release();
    expect((await reader).value).toBe('old');
    expect(await cached(entry, () => Promise.resolve('new'))).toEqual({ value: 'new', hit: false });
  });

  it('is loaded again by a reader after a write, while a load from before it is running', async () => {
    const entry = newEntry();
    const slow = held('old');
    const before = cached(entry, slow.load);
    await slow.started;
    await invalidate(entry.key);
    const after = await cached(entry, () => Promise.resolve('new'));
    slow.release();
    await before;
    expect(after.value).toBe('new');
    expect((await cached(entry, () => Promise.resolve('newer'))).value).toBe('new');
  });

  it('is loaded at most twice by 500 simultaneous readers', async () => {
    const entry = newEntry();
    let loads = 0;
    const load = async () => {
      loads += 1;
      await turn();
      return 'value';
    };
    const answers = await Promise.all(Array.from({ length: 500 }, () => cached(entry, load)));
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set(['value']));
    expect(loads).toBeLessThanOrEqual(2);
  });

  it('is not stored when the load fails or finds nothing', async () => {
    const entry = newEntry();
    await expect(cached(entry, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cached(entry, () => Promise.resolve(undefined))).toEqual({
      value: undefined,
      hit: false,
    });
    expect((await cached(entry, () => Promise.resolve('a'))).value).toBe('a');
  });

  it('is one of at most 50 in its hash', async () => {
    const { key } = newEntry();
    const entry = (i: number) => ({ key, field: `f${i}`, cache: 'wires' }) as const;
    for (let i = 0; i < 60; i += 1) await cached(entry(i), () => Promise.resolve('x'));
    expect((await cached(entry(0), () => Promise.resolve('y'))).hit).toBe(true);
    expect((await cached(entry(59), () => Promise.resolve('y'))).hit).toBe(false);
    const values = (await withRedis('cache', (redis) => redis.hkeys(key))).filter((f) =>
      f.startsWith('v:'),
    );
    expect(values).toHaveLength(50);
  });

  it('is never older than the last committed write, in any interleaving', async () => {
    const entry = newEntry();
    let committed = 0;
    let finished = false;
    const read = async () => {
      await turn();
      return String(committed);
    };
    const writer = async () => {
      for (let i = 1; i <= 500; i += 1) {
        committed = i;
        await invalidate(entry.key);
        if (i % 7 === 0) await turn();
      }
      finished = true;
    };
    let stale = 0;
    const reader = async () => {
      while (!finished) {
        const atLeast = committed - 1;
        const { value } = await cached(entry, read);
        if (Number(value) < atLeast) stale += 1;
      }
    };
    await Promise.all([writer(), ...Array.from({ length: 8 }, reader)]);
    expect(stale).toBe(0);
  });
});

describe('the cache keys', () => {
  const lifeOf = (key: string) => withRedis('cache', (redis) => redis.pttl(key));

  it('have the documented names and lifetimes', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields());
    await cachedListJson(actor, listQuery.parse({}));
    await cachedWireJson(actor, wire.id);
    await isSessionLive(actor);
    const lives: [string, number][] = [
      [CACHE_KEYS.wires(actor.user_id), CACHE_LIVES_MS.wires],
      [CACHE_KEYS.wire(wire.id), CACHE_LIVES_MS.wire],
      [CACHE_KEYS.sessions(actor.user_id), CACHE_LIVES_MS.sessions],
    ];
    expect(lives.map(([key]) => key)).toEqual([
      `wires:user:${actor.user_id}`,
      `wire:${wire.id}`,
      `session:user:${actor.user_id}`,
    ]);
    expect(lives.map(([, life]) => life / 60_000)).toEqual([5, 10, 60]);
    for (const [key, life] of lives) {
      const left = await lifeOf(key);
      expect(left).toBeLessThanOrEqual(life);
      expect(left).toBeGreaterThan(life - 10_000);
    }
  });

  it('are not used for a search', async () => {
    const { actor } = await makeUser();
    await cachedListJson(actor, listQuery.parse({ search: 'x' }));
    expect(await withRedis('cache', (redis) => redis.exists(CACHE_KEYS.wires(actor.user_id)))).toBe(
      0,
    );
  });
});
